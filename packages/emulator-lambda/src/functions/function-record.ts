import { createHash } from 'node:crypto';
import type {
  FunctionConfiguration,
  LastUpdateStatusReasonCode,
  LoggingConfig,
} from '@aws-sdk/client-lambda';
import type { Tags } from '@scones/emulator-core';
import type { StoredCode } from '../code/code-store.ts';
import type { FunctionLayer } from '../layers/layer-record.ts';
import type { RuntimeName } from './runtimes.ts';
import type { JsonLogging } from '../sandbox/log-level.ts';

/** A function as it is kept, or one of its versions. */
export interface FunctionRecord {
  readonly name: string;
  /** The function's own, without a version, also for a version's record. */
  readonly arn: string;
  /** `$LATEST`, or a number. */
  readonly version: string;
  /** How many versions were made of it, including those that are gone. */
  readonly publishedVersions: number;
  readonly description: string;
  readonly runtime: RuntimeName;
  readonly handler: string;
  readonly roleArn: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment?: Readonly<Record<string, string>> | undefined;
  readonly architecture: 'x86_64' | 'arm64';
  readonly tracingMode: 'Active' | 'PassThrough';
  readonly temporaryMegabytes: number;
  readonly logGroup: string;
  /** Without it, the log is text. */
  readonly jsonLogging?: JsonLogging | undefined;
  readonly code: StoredCode;
  /** A file of a later layer replaces the same file of an earlier one. */
  readonly layers?: readonly FunctionLayer[] | undefined;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
  readonly revisionId: string;
  readonly tags: Tags;
  readonly reservedConcurrency?: number | undefined;
}

export const LATEST = '$LATEST';

/** Completes a function that was stored when the emulator had one runtime and no versions. */
export function withDefaults(record: Partial<FunctionRecord>): FunctionRecord {
  return {
    runtime: 'nodejs24.x',
    version: LATEST,
    publishedVersions: 0,
    ...record,
  } as FunctionRecord;
}

/** How far a change has come. A list shows no state. */
export type Progress = 'creating' | 'updating' | 'done' | 'listed';

const UNDER_WAY = 'The function is being created.';

const STATES = {
  creating: { State: 'Pending', StateReason: UNDER_WAY, StateReasonCode: 'Creating' },
  updating: {
    State: 'Active',
    LastUpdateStatus: 'InProgress',
    LastUpdateStatusReason: UNDER_WAY,
    // AWS answers it, although its model lacks it.
    LastUpdateStatusReasonCode: 'Creating' as LastUpdateStatusReasonCode,
  },
  done: { State: 'Active', LastUpdateStatus: 'Successful' },
  listed: {},
} as const satisfies Record<Progress, FunctionConfiguration>;

/** A function as AWS answers it, under the ARN of the request. */
export function functionConfiguration(
  record: FunctionRecord,
  progress: Progress = 'done',
  arn = record.arn,
): FunctionConfiguration {
  const { environment, layers = [] } = record;
  return {
    FunctionName: record.name,
    FunctionArn: arn,
    Runtime: record.runtime,
    Role: record.roleArn,
    Handler: record.handler,
    CodeSize: record.code.size,
    CodeSha256: record.code.sha256,
    Description: record.description,
    Timeout: record.timeoutSeconds,
    MemorySize: record.memoryMegabytes,
    // AWS writes `+0000`, not `Z`.
    LastModified: new Date(record.lastModified).toISOString().replace('Z', '+0000'),
    Version: record.version,
    ...(layers.length > 0 && {
      Layers: layers.map((layer) => ({ Arn: layer.arn, CodeSize: layer.code.size })),
    }),
    ...(environment && { Environment: { Variables: environment } }),
    TracingConfig: { Mode: record.tracingMode },
    RevisionId: record.revisionId,
    ...STATES[progress],
    PackageType: 'Zip',
    Architectures: [record.architecture],
    EphemeralStorage: { Size: record.temporaryMegabytes },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    RuntimeVersionConfig: { RuntimeVersionArn: runtimeVersionArn(record) },
    LoggingConfig: loggingConfig(record),
  };
}

function loggingConfig({ logGroup, jsonLogging }: FunctionRecord): LoggingConfig {
  if (!jsonLogging) return { LogFormat: 'Text', LogGroup: logGroup };
  const { applicationLevel, systemLevel } = jsonLogging;
  return {
    LogFormat: 'JSON',
    ApplicationLogLevel: applicationLevel,
    SystemLogLevel: systemLevel,
    LogGroup: logGroup,
  };
}

/** AWS names each of a runtime's own versions by a digest. */
export function runtimeVersionArn({ arn, runtime }: FunctionRecord): string {
  const [, partition, , region] = arn.split(':');
  const digest = createHash('sha256').update(`emulator ${runtime}`).digest('hex');
  return `arn:${partition}:lambda:${region}::runtime:${digest}`;
}
