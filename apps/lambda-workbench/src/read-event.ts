import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CommandError } from '@scones/command-line';

interface EventSource {
  readonly packageFolder: string;
  /** A name in the package's `events/`, the path of a file, or `-`. */
  readonly event: string | undefined;
  readonly stdin: Readable;
}

/** A name has no folder and no extension. */
const NAME = /^[\w-]+$/;

/** The event's text, which is JSON. */
export async function readEvent(source: EventSource): Promise<string> {
  const { event, stdin } = source;
  if (event === undefined) throw await eventMissing(source.packageFolder);
  if (event === '-') return checked(await text(stdin), 'On stdin');
  const file = NAME.test(event) ? eventFile(source.packageFolder, event) : resolve(event);
  return checked(await contentOf(file, source), file);
}

const eventFile = (packageFolder: string, name: string): string =>
  join(packageFolder, 'events', `${name}.json`);

async function contentOf(file: string, { packageFolder }: EventSource): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const problem = PROBLEMS[code ?? '']?.(file) ?? `The event ${file} can't be read: ${message}`;
    throw new CommandError('EVENT_NOT_READ', problem, await whatThereIs(packageFolder), { cause });
  }
}

const PROBLEMS: Readonly<Record<string, (file: string) => string>> = {
  ENOENT: (file) => `There is no event ${file}`,
  EISDIR: (file) => `${file} is a folder, and an event is a file`,
};

function checked(content: string, where: string): string {
  try {
    JSON.parse(content);
    return content;
  } catch (cause) {
    const problem = `${where} is no JSON: ${(cause as Error).message}`;
    throw new CommandError('EVENT_MALFORMED', problem, 'A function takes one JSON value as its event.', {
      cause,
    });
  }
}

async function eventMissing(packageFolder: string): Promise<CommandError> {
  return new CommandError('EVENT_MISSING', 'Which event?', await whatThereIs(packageFolder));
}

async function whatThereIs(packageFolder: string): Promise<string> {
  const files = await readdir(join(packageFolder, 'events')).catch(ignoreAbsence);
  const names = files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length));
  const own =
    names.length > 0
      ? `The package has ${names.toSorted().join(', ')} (--event ${names.toSorted()[0]});`
      : 'The package has none in events/;';
  return `${own} --event also takes a file's path, and - for stdin.`;
}

function ignoreAbsence(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
