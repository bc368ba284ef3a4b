import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** An engine that does not answer within this time counts as absent. */
const PATIENCE_MILLISECONDS = 10_000;
const PULL_MILLISECONDS = 120_000;

/** The image by which testcontainers removes the remains of an aborted run, unless its variable names another. */
export const RYUK = 'testcontainers/ryuk:0.14.0';

type Environment = Readonly<NodeJS.ProcessEnv>;

/**
 * The reason why containers can't be started here; undefined when they can. A socket without an engine behind it does
 * not count.
 */
export async function dockerIsMissing(environment: Environment = process.env): Promise<string | undefined> {
  return (
    (await failure(['version', '--format', '{{.Server.Version}}'], environment)) ??
    (await failure(['compose', 'version'], environment))
  );
}

/** The reason why Ryuk can't be started here; undefined where it can, or is not wanted. */
export async function ryukIsMissing(environment: Environment = process.env): Promise<string | undefined> {
  if (environment['TESTCONTAINERS_RYUK_DISABLED'] === 'true') return undefined;
  const image = environment['RYUK_CONTAINER_IMAGE'] ?? RYUK;
  if ((await failure(['image', 'inspect', image], environment)) === undefined) return undefined;
  return await failure(['pull', '--quiet', image], environment, PULL_MILLISECONDS);
}

/** The last line of Docker's output when it fails. */
async function failure(
  values: readonly string[],
  env: Environment,
  timeout = PATIENCE_MILLISECONDS,
): Promise<string | undefined> {
  try {
    await promisify(execFile)('docker', values, { env, timeout });
    return undefined;
  } catch (error) {
    const { stderr = '', message, killed } = error as Error & { stderr?: string; killed?: boolean };
    if (killed) return `docker ${values[0]} says nothing for ${timeout / 1000} s`;
    return (stderr.trim() || message).split('\n').at(-1);
  }
}
