import type { S3Client } from '@aws-sdk/client-s3';
import { CommandError } from '@scones/command-line';
import type { Serving } from '../deploy/endpoint-parts.ts';
import { type ModelSource, modelSource } from '../deploy/model-source.ts';
import type { EndpointStatusReport, StatusContext } from '../endpoint-status.ts';
import type { CheckedUpdateOptions } from './update-options.ts';

/** Everything of an endpoint that an update can change. */
export interface EndpointSettings extends ModelSource, Serving {}

export interface EndpointChange {
  readonly what: keyof EndpointSettings;
  readonly from: string | undefined;
  readonly to: string;
}

/** Undefined where it is not known: somebody may have deleted the model or the configuration of a living endpoint. */
export function presentSettings({ variants, capture }: EndpointStatusReport): Partial<EndpointSettings> {
  const { modelArtifact, image, roleArn, instanceType, instances: instanceCount } = variants[0] ?? {};
  const captures = capture?.enabled
    ? { capturePrefix: capture.destination, capturePercentage: capture.percentage }
    : {};
  const known = { modelArtifact, image, roleArn, instanceType, instanceCount, ...captures };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** The settings that the options ask for. A missing option keeps the endpoint's own setting. */
export async function wantedSettings(
  context: StatusContext & { readonly s3: S3Client },
  options: CheckedUpdateOptions,
  present: Partial<EndpointSettings>,
): Promise<EndpointSettings> {
  const { instanceType, instanceCount, capturePrefix, capturePercentage } = options;
  return {
    ...(await modelSource(context, options, present)),
    instanceType: instanceType ?? present.instanceType ?? unknown('--instance-type'),
    instanceCount: instanceCount ?? present.instanceCount ?? unknown('--instance-count'),
    capturePrefix: capturePrefix ?? present.capturePrefix ?? unknown('--capture-prefix'),
    capturePercentage: capturePercentage ?? present.capturePercentage ?? 100,
  };
}

function unknown(option: string): never {
  throw new CommandError(
    'OPTION_MISSING',
    `${option} is not given, and the endpoint has none to keep`,
    `Give ${option}.`,
  );
}

export function describeChange({ what, from = 'unknown', to }: EndpointChange): string {
  return `${TITLES[what]}: ${from} → ${to}`;
}

const TITLES: Readonly<Record<keyof EndpointSettings, string>> = {
  modelArtifact: 'model',
  image: 'image',
  roleArn: 'role',
  instanceType: 'instance type',
  instanceCount: 'instances',
  capturePrefix: 'captured to',
  capturePercentage: 'captured percent',
};

export function changesBetween(
  present: Partial<EndpointSettings>,
  wanted: EndpointSettings,
): readonly EndpointChange[] {
  return (Object.keys(wanted) as (keyof EndpointSettings)[])
    .filter((what) => present[what] !== wanted[what])
    .map((what) => ({ what, from: present[what]?.toString(), to: String(wanted[what]) }));
}
