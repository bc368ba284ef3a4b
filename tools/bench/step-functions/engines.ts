import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './engine.ts';

/** A folder that was given has not what it should. */
export class WrongFolder extends Error {}

const REPOSITORY = join(import.meta.dirname, '../../..');
const WATCH = join(import.meta.dirname, 'watch-server.mjs');

/** The name of the server whose speed bounds that of every engine over `node:http`. */
export const FLOOR = 'floor of node:http';

interface Program {
  readonly file: string;
  /** The file that the bundler makes of it. */
  readonly bundled?: string;
  /** The option with the place of its state. */
  readonly folder: string;
  /** Makes it one file, as `nx serve` does; an older checkout may have none. */
  readonly bundler?: string;
}

/** The programs of this repository that have Step Functions, both with its history on disk. */
export const PROGRAMS = {
  /** The whole emulator. */
  emulator: {
    file: 'apps/emulator/src/main.ts',
    bundled: 'apps/emulator/dist/main.mjs',
    folder: '--folder',
    bundler: 'tools/bundle-emulator/main.ts',
  },
  /** Step Functions alone. */
  alone: { file: 'tools/conformance/serve.ts', folder: '--database' },
} as const satisfies Readonly<Record<string, Program>>;

/** One of our programs, of a checkout of this repository. */
export function ownEngine(
  name: string,
  { file, folder: option, bundler, bundled = file }: Program,
  checkout = REPOSITORY,
): Engine {
  const source = requireFile(join(checkout, file), 'a checkout of this repository');
  if (bundler !== undefined && existsSync(join(checkout, bundler)))
    execFileSync(process.execPath, [join(checkout, bundler)], { stdio: 'inherit' });
  const isBundled = existsSync(join(checkout, bundled));
  const program = isBundled ? join(checkout, bundled) : source;
  return {
    name,
    isOurs: true,
    command: ({ port, lambdaUrl, folder }) => ({
      command: process.execPath,
      arguments: [
        // As `nx serve emulator` has it, and had it before.
        `--max-semi-space-size=${isBundled ? 8 : 16}`,
        ...['--import', WATCH, program],
        ...['--port', `${port}`, '--lambda-endpoint', lambdaUrl],
        ...[option, join(folder, 'state')],
      ],
    }),
  };
}

/** AWS's own emulator, which keeps all in memory. */
export function stepFunctionsLocal(folder: string): Engine {
  const jar = requireFile(join(folder, 'StepFunctionsLocal.jar'), "the folder of AWS's Step Functions Local");
  return {
    name: 'Step Functions Local',
    isOurs: false,
    port: 8083,
    command: ({ lambdaUrl }) => ({
      command: 'java',
      arguments: ['-jar', jar, '--lambda-endpoint', lambdaUrl],
    }),
  };
}

/** A server that answers the same requests with constant texts: no engine on `node:http` is faster. */
export function floor(): Engine {
  const program = join(import.meta.dirname, 'floor.ts');
  return {
    name: FLOOR,
    isOurs: false,
    command: ({ port }) => ({ command: process.execPath, arguments: [program, '--port', `${port}`] }),
  };
}

function requireFile(file: string, what: string): string {
  if (!existsSync(file)) throw new WrongFolder(`There is no ${file}. Give ${what}, which has it.`);
  return file;
}
