import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import {
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
} from '@aws-sdk/client-sagemaker';
import { ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import type { AwsClients } from '../aws-clients.ts';

/** All that is in the account of the kinds that the job makes. */
export async function listResources({ s3, lambda, sageMaker, stepFunctions }: AwsClients): Promise<string[]> {
  const [endpoints, configurations, models, functions, stateMachines, buckets] = await Promise.all([
    sageMaker.send(new ListEndpointsCommand()),
    sageMaker.send(new ListEndpointConfigsCommand()),
    sageMaker.send(new ListModelsCommand()),
    lambda.send(new ListFunctionsCommand()),
    stepFunctions.send(new ListStateMachinesCommand()),
    s3.send(new ListBucketsCommand()),
  ]);
  return [
    ...(endpoints.Endpoints ?? []).map(({ EndpointName }) => `endpoint ${EndpointName}`),
    ...(configurations.EndpointConfigs ?? []).map(
      ({ EndpointConfigName }) => `endpoint configuration ${EndpointConfigName}`,
    ),
    ...(models.Models ?? []).map(({ ModelName }) => `model ${ModelName}`),
    ...(functions.Functions ?? []).map(({ FunctionName }) => `function ${FunctionName}`),
    ...(stateMachines.stateMachines ?? []).map(({ name }) => `state machine ${name}`),
    ...(buckets.Buckets ?? []).map(({ Name }) => `bucket ${Name}`),
  ];
}
