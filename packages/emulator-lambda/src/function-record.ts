import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { StoredCode } from './code/code-store.ts';
import type { RuntimeName } from './runtimes.ts';

/** A function as it is kept. */
export interface FunctionRecord {
  readonly name: string;
  readonly arn: string;
  readonly description: string;
  readonly runtime: RuntimeName;
  readonly handler: string;
  readonly roleArn: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly architecture: 'x86_64' | 'arm64';
  readonly tracingMode: 'Active' | 'PassThrough';
  readonly temporaryMegabytes: number;
  readonly logGroup: string;
  readonly code: StoredCode;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
  readonly revisionId: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly reservedConcurrency?: number | undefined;
}

/** A function as AWS tells of it. */
export function functionConfiguration(record: FunctionRecord): FunctionConfiguration {
  return {
    FunctionName: record.name,
    FunctionArn: record.arn,
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
    Version: '$LATEST',
    ...(Object.keys(record.environment).length > 0 && { Environment: { Variables: record.environment } }),
    TracingConfig: { Mode: record.tracingMode },
    RevisionId: record.revisionId,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: [record.architecture],
    EphemeralStorage: { Size: record.temporaryMegabytes },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: { LogFormat: 'Text', LogGroup: record.logGroup },
  };
}
