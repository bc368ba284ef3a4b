import { clientEnvironment } from '@scones/command-line';
import { ENVIRONMENT_TEXTS } from './environment-text.ts';
import { EmulatorError } from '../emulator-error.ts';
import { readRootKey } from '../root-key.ts';
import { type EmulatorPlace, notebookSession, type SessionCredentials } from './notebook-session.ts';

export interface EnvironmentOptions {
  readonly url: string;
  readonly region: string;
  readonly form: keyof typeof ENVIRONMENT_TEXTS;
  /** The folder of the emulator's state, which has the root's key where IAM is enforced. */
  readonly folder: string;
}

interface Printers {
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
}

/**
 * Prints the environment that a client of the emulator needs, with a session of a notebook's role where the emulator
 * runs.
 */
export async function printEnvironment(
  { url, region, form, folder }: EnvironmentOptions,
  { print, warn }: Printers,
): Promise<void> {
  const root = await readRootKey(folder);
  const credentials = await sessionAt({ endpoint: url, region, ...(root && { credentials: root }) }, warn);
  print(
    `${ENVIRONMENT_TEXTS[form](clientEnvironment({ url, region, ...(credentials && { credentials }) }))}\n`,
  );
}

async function sessionAt(
  place: EmulatorPlace,
  warn: (text: string) => void,
): Promise<SessionCredentials | undefined> {
  try {
    return await notebookSession(place);
  } catch (error) {
    if (isRefused(error)) throw otherKey(place, error);
    warn(
      `No emulator answers at ${place.endpoint} (${(error as Error).message || (error as Error).name}), so that these are plain keys, ` +
        'with which get_execution_role() finds no role. Start one (npx nx serve emulator) and run this again.\n',
    );
    return undefined;
  }
}

const OF_KEYS = ['InvalidClientTokenId', 'SignatureDoesNotMatch'];

function isRefused(error: unknown): error is Error {
  return error instanceof Error && OF_KEYS.includes(error.name);
}

function otherKey({ endpoint }: EmulatorPlace, cause: Error): EmulatorError {
  return new EmulatorError(
    'OTHER_ROOT_KEY',
    `The emulator at ${endpoint} enforces IAM, and the folder does not have its key.`,
    'Give the folder of its state with --folder; one that keeps nothing prints its key when it starts.',
    { cause },
  );
}
