import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { ENDPOINT_INSTANCES, type EndpointInstance, priceAnHour } from '@scones/aws-prices';
import { type CommandContext, CommandError } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import {
  type EndpointChange,
  modelSource,
  newestTrainingJob,
  update,
  type UpdateProgress,
} from '@scones/endpoint-deployer';
import { formatS3Location } from '@scones/s3-location';
import { DEFAULT_STACK_NAME, readSconesStack } from '@scones/stack';

export interface EndpointContext extends CommandContext<UpdateProgress> {
  readonly cloudFormation: CloudFormationClient;
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
}

interface EndpointOptions {
  readonly fromTrainingJob?: string | undefined;
  readonly endpointInstanceType?: EndpointInstance | undefined;
}

/** The plan for an endpoint that serves the model. The stack says everything but the model. */
export interface EndpointPlan {
  readonly action: 'make' | 'update' | 'keep';
  readonly name: string;
  readonly trainingJob: string;
  readonly roleArn: string;
  readonly capturePrefix: string;
  readonly instanceType: string;
  readonly instanceCount: number;
  readonly changes: readonly EndpointChange[];
  /** Undefined where the price is not known. */
  readonly dollarsAnHour: number | undefined;
  readonly presentDollarsAnHour: number | undefined;
}

/** Compares the endpoint with what the stack and the newest model ask for. Changes nothing. */
export async function planEndpoint(
  context: EndpointContext,
  stackName: string,
  { fromTrainingJob, endpointInstanceType }: EndpointOptions,
): Promise<EndpointPlan> {
  const { bucket, ...stack } = await stackPlan(context, stackName);
  const trainingJob = fromTrainingJob ?? (await newestTrainingJob(context, bucket));
  if (trainingJob === undefined) throw noModel(bucket, stackName);
  const model = { ...stack, fromTrainingJob: trainingJob };
  const plan = { ...stack, trainingJob };
  try {
    const asked = { ...model, ...(endpointInstanceType && { instanceType: endpointInstanceType }) };
    return { ...plan, ...(await planUpdate(context, asked)) };
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== 'ENDPOINT_MISSING') throw error;
    await modelSource(context, model);
    return { ...plan, ...planMaking(endpointInstanceType) };
  }
}

type Doing = Omit<EndpointPlan, 'name' | 'trainingJob' | 'roleArn' | 'capturePrefix'>;

function planMaking(instanceType: EndpointInstance = 'ml.m5.large'): Doing {
  const dollarsAnHour = priceAnHour(ENDPOINT_INSTANCES, instanceType, 1);
  return {
    action: 'make',
    changes: [],
    instanceType,
    instanceCount: 1,
    dollarsAnHour,
    presentDollarsAnHour: 0,
  };
}

async function planUpdate(
  context: EndpointContext,
  asked: Omit<Parameters<typeof update>[1], 'dryRun'>,
): Promise<Doing> {
  const { changes, settings } = await update(context, { ...asked, dryRun: true });
  const { instanceType, instanceCount } = settings;
  const present = changes.find(({ what }) => what === 'instanceType')?.from ?? instanceType;
  return {
    action: changes.length === 0 ? 'keep' : 'update',
    changes,
    instanceType,
    instanceCount,
    dollarsAnHour: priceAnHour(ENDPOINT_INSTANCES, instanceType, instanceCount),
    presentDollarsAnHour: priceAnHour(ENDPOINT_INSTANCES, present, instanceCount),
  };
}

async function stackPlan({ cloudFormation }: EndpointContext, stackName: string) {
  const { bucket, ...stack } = await readSconesStack(cloudFormation, stackName);
  const capturePrefix = formatS3Location({ bucket, key: stack.capturePrefix });
  return { bucket, name: stack.endpointName, roleArn: stack.sageMakerRoleArn, capturePrefix };
}

function noModel(bucket: string, stackName: string): CommandError {
  const stack = stackName === DEFAULT_STACK_NAME ? '' : ` --stack ${stackName}`;
  return new CommandError(
    'NO_MODEL',
    `No training job has completed yet that left a model in the bucket ${bucket}, so there is nothing for an endpoint to serve`,
    `Stage, train and deploy again: npx training-pipeline stage${stack} && npx training-pipeline train${stack} && npx nx deploy`,
  );
}
