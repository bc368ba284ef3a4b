import type { FunctionRecord } from '../functions/function-record.ts';
import { layerVariables } from './layer-variables.ts';
import type { SandboxLog } from './sandbox-log.ts';
import { TELEMETRY_FD } from './telemetry-frames.ts';

export interface FunctionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

interface EnvironmentParts {
  readonly record: FunctionRecord;
  readonly region: string;
  readonly credentials: FunctionCredentials;
  /** The address at which the function's own AWS clients find the emulator. */
  readonly endpointUrl: string;
  readonly runtimeApi: string;
  readonly taskRoot: string;
  readonly layerFolders: readonly string[];
  readonly temporaryVariables: Readonly<Record<string, string>>;
  readonly ofRuntimeClient: Readonly<Record<string, string>>;
  readonly log: SandboxLog;
}

const PATH = '/usr/local/bin:/usr/bin:/bin';

/**
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html, and the variables that name the emulator.
 */
export function sandboxEnvironment(parts: EnvironmentParts): Record<string, string> {
  const { record, credentials, log } = parts;
  return {
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH,
    ...layerVariables(record.runtime, parts.layerFolders, PATH),
    AWS_ENDPOINT_URL: parts.endpointUrl,
    ...parts.temporaryVariables,
    ...record.environment,
    AWS_REGION: parts.region,
    AWS_DEFAULT_REGION: parts.region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_EXECUTION_ENV: `AWS_Lambda_${record.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: record.name,
    AWS_LAMBDA_FUNCTION_VERSION: record.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(record.memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: log.group,
    AWS_LAMBDA_LOG_STREAM_NAME: log.stream,
    ...(record.jsonLogging && {
      AWS_LAMBDA_LOG_FORMAT: 'JSON',
      AWS_LAMBDA_LOG_LEVEL: record.jsonLogging.applicationLevel,
    }),
    AWS_LAMBDA_RUNTIME_API: parts.runtimeApi,
    LAMBDA_TASK_ROOT: parts.taskRoot,
    _HANDLER: record.handler,
    // AWS's runtimes print there, and hide it from the function.
    _LAMBDA_TELEMETRY_LOG_FD: String(TELEMETRY_FD),
    ...parts.ofRuntimeClient,
  };
}
