import { devNull } from 'node:os';
import { delimiter, dirname } from 'node:path';

const NOT_PASSED_ON = /^(AWS_|CDK_|CI$|FORCE_COLOR$|(https?|all)_proxy$)/i;

/** Our environment without its accounts, regions and proxies, and with the emulator in their place. */
export function closedEnvironment(own: NodeJS.ProcessEnv, endpoint: string): NodeJS.ProcessEnv {
  const rest = Object.entries(own).filter(([name]) => !NOT_PASSED_ON.test(name));
  return {
    ...Object.fromEntries(rest),
    // The CDK CLI starts the app with the `node` that it finds there.
    PATH: [dirname(process.execPath), own['PATH']].join(delimiter),
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'emulator',
    AWS_SECRET_ACCESS_KEY: 'emulator',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_DISABLE_VERSION_CHECK: 'true',
  };
}
