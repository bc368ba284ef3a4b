import { devNull } from 'node:os';
import { delimiter, dirname } from 'node:path';

const NOT_PASSED_ON = /^(AWS_|CDK_|CI$|FORCE_COLOR$|(https?|all)_proxy$)/i;

export interface EmulatorCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Keys that the emulator takes from anybody where it does not enforce IAM. */
const ANY_CREDENTIALS: EmulatorCredentials = { accessKeyId: 'emulator', secretAccessKey: 'emulator' };

/** Our environment without its accounts, regions and proxies, and with the emulator in their place. */
export function closedEnvironment(
  own: NodeJS.ProcessEnv,
  endpoint: string,
  { accessKeyId, secretAccessKey } = ANY_CREDENTIALS,
): NodeJS.ProcessEnv {
  const rest = Object.entries(own).filter(([name]) => !NOT_PASSED_ON.test(name));
  return {
    ...Object.fromEntries(rest),
    // The CDK CLI starts the app with the `node` that it finds there.
    PATH: [dirname(process.execPath), own['PATH']].join(delimiter),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
  };
}
