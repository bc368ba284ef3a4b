import { clientEnvironment } from '@scones/command-line';
import { ENVIRONMENT_TEXTS } from './environment-text.ts';
import { notebookSession, type SessionCredentials } from './notebook-session.ts';

export interface EnvironmentOptions {
  readonly url: string;
  readonly region: string;
  readonly form: keyof typeof ENVIRONMENT_TEXTS;
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
  { url, region, form }: EnvironmentOptions,
  { print, warn }: Printers,
): Promise<void> {
  const credentials = await sessionAt(url, region, warn);
  print(
    `${ENVIRONMENT_TEXTS[form](clientEnvironment({ url, region, ...(credentials && { credentials }) }))}\n`,
  );
}

async function sessionAt(
  url: string,
  region: string,
  warn: (text: string) => void,
): Promise<SessionCredentials | undefined> {
  try {
    return await notebookSession(url, region);
  } catch (error) {
    warn(
      `No emulator answers at ${url} (${(error as Error).message || (error as Error).name}), so that these are plain keys, ` +
        'with which get_execution_role() finds no role. Start one (npx nx serve emulator) and run this again.\n',
    );
    return undefined;
  }
}
