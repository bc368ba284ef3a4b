import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SFNClient } from '@aws-sdk/client-sfn';
import { z } from 'zod';

const outputsSchema = z.object({
  DataBucketName: z.string().min(1),
  CapturePrefix: z.string().min(1),
  EndpointName: z.string().min(1),
  SageMakerRoleArn: z.string().startsWith('arn:'),
  ClassifyPictureStateMachineArn: z.string().startsWith('arn:'),
  SerializeFunctionName: z.string().min(1),
  InferFunctionName: z.string().min(1),
  FilterFunctionName: z.string().min(1),
});
export type StackOutputs = z.output<typeof outputsSchema>;

export type Clients = ReturnType<typeof createClients>;

/** Clients of wherever the environment leads, or of the connection that is given. */
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

/** What the CDK app's stack tells of itself. */
export async function readStack({ cloudFormation }: Clients, stackName: string): Promise<StackOutputs> {
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
  const outputs = Stacks?.[0]?.Outputs ?? [];
  return outputsSchema.parse(
    Object.fromEntries(outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])),
  );
}

/** The part of a target that is the stack's. */
export function stackTarget({ s3, lambda, stepFunctions }: Clients, outputs: StackOutputs) {
  return {
    s3,
    lambda,
    stepFunctions,
    bucket: outputs.DataBucketName,
    stateMachineArn: outputs.ClassifyPictureStateMachineArn,
    functions: { serialize: outputs.SerializeFunctionName, infer: outputs.InferFunctionName },
  };
}
