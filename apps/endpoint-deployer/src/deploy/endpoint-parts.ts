import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  type ProductionVariantInstanceType,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { CommandError } from '@scones/command-line';
import { PROJECT_TAG } from '@scones/workflow';
import type { CheckedDeployOptions } from './deploy-options.ts';
import type { ModelSource } from './model-source.ts';

export interface EndpointParts {
  readonly endpoint: string;
  readonly configuration: string;
  readonly models: readonly string[];
}

export const VARIANT_NAME = 'AllTraffic';

const Tags = [{ Key: PROJECT_TAG.key, Value: PROJECT_TAG.value }];

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
  options: CheckedDeployOptions,
): Promise<void> {
  await refusable(`the endpoint configuration ${name}`, async () => {
    await sageMaker.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName: name,
        Tags,
        ProductionVariants: [
          {
            VariantName: VARIANT_NAME,
            ModelName: model,
            InstanceType: options.instanceType as ProductionVariantInstanceType,
            InitialInstanceCount: options.instanceCount,
            InitialVariantWeight: 1,
          },
        ],
        DataCaptureConfig: {
          EnableCapture: true,
          InitialSamplingPercentage: options.capturePercentage,
          DestinationS3Uri: options.capturePrefix,
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

async function refusable(what: string, create: () => Promise<void>): Promise<void> {
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
  ValidationException: 'Mend what the message names.',
  ResourceInUse: 'Give another --name.',
  ResourceLimitExceeded:
    'Choose another --instance-type, or ask for a higher quota in the Service Quotas console.',
};
