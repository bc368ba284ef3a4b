import {
  DescribeEndpointConfigCommand,
  type DescribeEndpointConfigCommandOutput,
  DescribeModelCommand,
  type DescribeModelCommandOutput,
  ListTagsCommand,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { CommandContext } from '@scones/command-line';
import { z } from 'zod';
import { describeEndpoint } from './await-endpoint.ts';
import { REPLACES_TAG } from './deploy/endpoint-parts.ts';
import { endpointNameSchema } from './deploy/deploy-options.ts';
import { endpointMissing, isMissing } from './missing-resource.ts';

export const statusOptionsSchema = z.object({ name: endpointNameSchema });
export type StatusOptions = z.input<typeof statusOptionsSchema>;

export interface StatusContext extends CommandContext<never> {
  readonly sageMaker: SageMakerClient;
}

export interface EndpointStatusReport {
  readonly endpointName: string;
  readonly endpointArn: string;
  readonly status: string;
  readonly failureReason: string | undefined;
  readonly createdAt: Date | undefined;
  readonly modifiedAt: Date | undefined;
  readonly configurationName: string;
  /** The configuration that the last update replaced, if it is still there. */
  readonly replaces: string | undefined;
  readonly variants: readonly VariantReport[];
  readonly capture: CaptureReport | undefined;
}

interface VariantReport {
  readonly name: string;
  readonly modelName: string;
  readonly modelArtifact: string | undefined;
  readonly image: string | undefined;
  readonly roleArn: string | undefined;
  readonly instanceType: string | undefined;
  readonly instances: number | undefined;
}

interface CaptureReport {
  readonly enabled: boolean;
  readonly percentage: number;
  readonly destination: string;
}

/** An endpoint with its parts. */
export async function status(context: StatusContext, input: StatusOptions): Promise<EndpointStatusReport> {
  const { name } = statusOptionsSchema.parse(input);
  const endpoint = await describeEndpoint(context, name);
  if (!endpoint) throw await endpointMissing(context, name);
  const configurationName = endpoint.EndpointConfigName as string;
  const configuration = await describeConfiguration(context, configurationName);
  const variants = configuration?.ProductionVariants ?? [];
  const capture = configuration?.DataCaptureConfig;
  return {
    endpointName: name,
    endpointArn: endpoint.EndpointArn as string,
    status: endpoint.EndpointStatus as string,
    failureReason: endpoint.FailureReason,
    createdAt: endpoint.CreationTime,
    modifiedAt: endpoint.LastModifiedTime,
    configurationName,
    replaces: configuration && (await replacedConfiguration(context, configuration)),
    variants: await Promise.all(variants.map((variant) => reportVariant(context, endpoint, variant))),
    capture: capture && {
      enabled: capture.EnableCapture ?? false,
      percentage: capture.InitialSamplingPercentage as number,
      destination: capture.DestinationS3Uri as string,
    },
  };
}

type Variant = NonNullable<DescribeEndpointConfigCommandOutput['ProductionVariants']>[number];
type Endpoint = NonNullable<Awaited<ReturnType<typeof describeEndpoint>>>;

async function reportVariant(
  context: StatusContext,
  endpoint: Endpoint,
  { VariantName, ModelName, InstanceType, InitialInstanceCount }: Variant,
): Promise<VariantReport> {
  const model = await describeModel(context, ModelName as string);
  const running = endpoint.ProductionVariants?.find((variant) => variant.VariantName === VariantName);
  return {
    name: VariantName as string,
    modelName: ModelName as string,
    modelArtifact: model?.PrimaryContainer?.ModelDataUrl,
    image: model?.PrimaryContainer?.Image,
    roleArn: model?.ExecutionRoleArn,
    instanceType: InstanceType,
    // An endpoint that is being made runs none yet.
    instances: running?.CurrentInstanceCount ?? InitialInstanceCount,
  };
}

async function replacedConfiguration(
  context: StatusContext,
  { EndpointConfigArn: ResourceArn }: DescribeEndpointConfigCommandOutput,
): Promise<string | undefined> {
  const { sageMaker, signal } = context;
  const { Tags = [] } = await sageMaker.send(
    new ListTagsCommand({ ResourceArn }),
    signal && { abortSignal: signal },
  );
  const name = Tags.find(({ Key }) => Key === REPLACES_TAG)?.Value;
  if (name === undefined) return undefined;
  return (await describeConfiguration(context, name))?.EndpointConfigName;
}

export async function describeConfiguration(
  { sageMaker, signal }: StatusContext,
  name: string,
): Promise<DescribeEndpointConfigCommandOutput | undefined> {
  const command = new DescribeEndpointConfigCommand({ EndpointConfigName: name });
  return unlessMissing(() => sageMaker.send(command, signal && { abortSignal: signal }));
}

async function describeModel(
  { sageMaker, signal }: StatusContext,
  name: string,
): Promise<DescribeModelCommandOutput | undefined> {
  const command = new DescribeModelCommand({ ModelName: name });
  return unlessMissing(() => sageMaker.send(command, signal && { abortSignal: signal }));
}

/** SageMaker lets the configuration and model of a living endpoint be deleted. Such an endpoint is still shown. */
async function unlessMissing<T>(describe: () => Promise<T>): Promise<T | undefined> {
  try {
    return await describe();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
