/** Keys that the emulator takes from anybody where it does not enforce IAM. */
const KEYS = { accessKeyId: 'test', secretAccessKey: 'test' };

interface ClientOptions {
  readonly url: string;
  readonly region?: string | undefined;
  /** By default keys that the emulator takes from anybody where it does not enforce IAM. */
  readonly credentials?:
    | {
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
        readonly sessionToken?: string;
      }
    | undefined;
}

/** This sentence stands wherever exports are printed. */
export const OLD_CLI =
  "Debian's AWS CLI, like every one before 1.32 and 2.13, does not know AWS_ENDPOINT_URL: give it --endpoint-url";

/** All that a client of the emulator needs in its environment; AWS CLI 1 reads only the second name of the region. */
export function clientEnvironment({
  url,
  region = 'us-east-1',
  credentials = KEYS,
}: ClientOptions): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken !== undefined && { AWS_SESSION_TOKEN: credentials.sessionToken }),
  };
}

/** Lines for a shell to evaluate, one for each variable. */
export function shellExports(environment: Readonly<Record<string, string>>): string[] {
  return Object.entries(environment).map(([name, value]) => `export ${name}=${quoted(value)}`);
}

function quoted(value: string): string {
  return /^[\w:/.+=@%,-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
