import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SFNClient } from '@aws-sdk/client-sfn';
import type { SconesStack } from '@scones/stack';

export type Clients = ReturnType<typeof createClients>;

/** Clients for the environment's account, or for the given connection. */
export function createClients(connection: object = {}) {
  const clients = {
    cloudFormation: new CloudFormationClient(connection),
    s3: new S3Client(connection),
    lambda: new LambdaClient(connection),
    sageMaker: new SageMakerClient(connection),
    stepFunctions: new SFNClient(connection),
  };
  return {
    ...clients,
    [Symbol.dispose]() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

/** The part of a target that is the stack's. */
export function stackTarget({ s3, lambda, stepFunctions }: Clients, stack: SconesStack) {
  return {
    s3,
    lambda,
    stepFunctions,
    bucket: stack.bucket,
    stateMachineArn: stack.classifyPictureArn,
    functions: stack.functions,
  };
}
