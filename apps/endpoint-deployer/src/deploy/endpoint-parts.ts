import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  type ProductionVariantInstanceType,
  type SageMakerClient,
  type Tag,
} from '@aws-sdk/client-sagemaker';
import { CommandError } from '@scones/command-line';
import { PROJECT_TAG } from '@scones/workflow';
import type { ModelSource } from './model-source.ts';

export interface EndpointParts {
  readonly endpoint: string;
  readonly configuration: string;
  readonly models: readonly string[];
}

/** The parts that exist so far. */
export type MadeParts = { -readonly [Part in keyof EndpointParts]?: EndpointParts[Part] };

const VARIANT_NAME = 'AllTraffic';

/** How an endpoint serves its model. */
export interface Serving {
  readonly instanceType: string;
  readonly instanceCount: number;
  readonly capturePrefix: string;
  readonly capturePercentage: number;
}

/** The configuration's tag that names the endpoint's previous one, for `rollback`. */
export const REPLACES_TAG = 'replaces';

const Tags: Tag[] = [{ Key: PROJECT_TAG.key, Value: PROJECT_TAG.value }];

/** The name of a model and of its configuration: `vehicles-20261123140517123`. */
export function partName(endpointName: string, now: number): string {
  return `${endpointName}-${new Date(now).toISOString().replaceAll(/\D/g, '')}`;
}

/** Whether `partName` has made a name for the endpoint. */
export function isPartOf(endpointName: string, name: string): boolean {
  return name.startsWith(`${endpointName}-`) && /^\d{17}$/.test(name.slice(endpointName.length + 1));
}

export async function createModel(
  sageMaker: SageMakerClient,
  name: string,
  { modelArtifact, image, roleArn }: ModelSource,
): Promise<void> {
  await refusable(`the model ${name}`, async () => {
    await sageMaker.send(
      new CreateModelCommand({
        ModelName: name,
        Tags,
        ExecutionRoleArn: roleArn,
        PrimaryContainer: { Image: image, ModelDataUrl: modelArtifact },
      }),
    );
  });
}

export async function createConfiguration(
  sageMaker: SageMakerClient,
  name: string,
  model: string,
  serving: Serving,
  replaces?: string,
): Promise<void> {
  await refusable(`the endpoint configuration ${name}`, async () => {
    await sageMaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName: name,
        Tags: replaces === undefined ? Tags : [...Tags, { Key: REPLACES_TAG, Value: replaces }],
        ProductionVariants: [
          {
            VariantName: VARIANT_NAME,
            ModelName: model,
            InstanceType: serving.instanceType as ProductionVariantInstanceType,
            InitialInstanceCount: serving.instanceCount,
            InitialVariantWeight: 1,
          },
        ],
        DataCaptureConfig: {
          EnableCapture: true,
          InitialSamplingPercentage: serving.capturePercentage,
          DestinationS3Uri: serving.capturePrefix,
          CaptureOptions: [{ CaptureMode: 'Input' }, { CaptureMode: 'Output' }],
        },
      }),
    );
  });
}

export async function createEndpoint(
  sageMaker: SageMakerClient,
  name: string,
  configuration: string,
): Promise<void> {
  await refusable(`the endpoint ${name}`, async () => {
    await sageMaker.send(
      new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: configuration, Tags }),
    );
  });
}

export async function refusable(what: string, create: () => Promise<void>): Promise<void> {
  try {
    await create();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const hint = HINTS[error.name];
    if (hint === undefined) throw error;
    throw new CommandError('DEPLOYMENT_REFUSED', `SageMaker refuses ${what}: ${error.message}`, hint, {
      cause: error,
    });
  }
}

const HINTS: Readonly<Record<string, string>> = {
  ValidationException: 'Correct what the message names.',
  ResourceInUse: 'Give another --name.',
  ResourceLimitExceeded:
    'Choose another --instance-type, or ask for a higher quota in the Service Quotas console.',
};
