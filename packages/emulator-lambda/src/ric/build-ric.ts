import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { explainEnd, LastLines, runProgram } from '@scones/child-programs';
import type { Clock } from '@scones/deterministic';
import { ExplainedError } from '@scones/explained-error';

export interface RicBuild {
  /** Holds the `package.json` and `package-lock.json` that name the client. */
  readonly packageFolder: string;
  /** The folder appears when the client is built, and whole. One that is there already is replaced. */
  readonly destination: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly clock: Clock;
  /** Ends the build. */
  readonly signal: AbortSignal;
}

type RicBuildErrorCode = 'PLATFORM_NOT_SUPPORTED' | 'PROGRAMS_MISSING' | 'INSTALL_FAILED' | 'INTERRUPTED';

/** The client could not be built. */
export class RicBuildFailed extends ExplainedError<RicBuildErrorCode> {
  override readonly name = 'RicBuildFailed';
}

/** The programs that its install scripts, curl's `configure` and node-gyp run, by the Debian package of each. */
const PROGRAMS = {
  cmake: 'cmake',
  make: 'make',
  'g++': 'g++',
  python3: 'python3',
  tar: 'tar',
  xz: 'xz-utils',
};

/** The files of the package that a function's process needs. The rest of the package only serves to build them. */
const BUILT_FILES = [
  'index.mjs',
  'rapid-client.node',
  'package.json',
  'LICENSE',
  'NOTICE',
  'THIRD-PARTY-LICENSES',
];

/** Compiles AWS's Runtime Interface Client. Rejects with `RicBuildFailed` and then leaves nothing. */
export async function buildRic(build: RicBuild): Promise<void> {
  checkPlatform();
  checkPrograms(build.environment['PATH'] ?? '');
  const cache = dirname(build.destination);
  await mkdir(cache, { recursive: true });
  const workshop = await mkdtemp(join(cache, 'building-'));
  try {
    await install(workshop, build);
    await putInPlace(
      join(workshop, 'node_modules', 'aws-lambda-ric'),
      join(workshop, 'built'),
      build.destination,
    );
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

function checkPlatform(): void {
  if (process.platform === 'linux') return;
  const message = `AWS's Runtime Interface Client is built on Linux only; this is ${process.platform}.`;
  const hint = "Functions run here under the emulator's own runtime client.";
  throw new RicBuildFailed('PLATFORM_NOT_SUPPORTED', message, hint);
}

function checkPrograms(path: string): void {
  const folders = path.split(delimiter);
  const missing = Object.entries(PROGRAMS).filter(
    ([program]) => !folders.some((folder) => existsSync(join(folder, program))),
  );
  if (missing.length === 0) return;
  const [names, packages] = [0, 1].map((column) => missing.map((entry) => entry[column]));
  throw new RicBuildFailed(
    'PROGRAMS_MISSING',
    `To compile AWS's Runtime Interface Client, this machine lacks ${names?.join(', ')}.`,
    `On Debian and Ubuntu: apt-get install ${packages?.join(' ')}.`,
  );
}

async function install(
  workshop: string,
  { packageFolder, environment, clock, signal }: RicBuild,
): Promise<void> {
  for (const file of ['package.json', 'package-lock.json'])
    await cp(join(packageFolder, file), join(workshop, file));
  // The workspace allows no install scripts, but this one package is built by its own.
  const values = ['ci', '--ignore-scripts=false', '--no-audit', '--no-fund', '--loglevel=error'];
  const last = new LastLines(SHOWN_LINES);
  const running = runProgram({
    command: ['npm', ...values],
    workingDirectory: workshop,
    environment: { ...environment, ...nodeHeaders() },
    // The compilers can then be ended together with it.
    ownGroup: true,
    clock,
    signal,
    onLine: (line) => {
      if (!line.includes(REPEATED_BY_NPM)) last.push(line);
    },
  });
  const end = await running.catch((error: unknown) => {
    if (!signal.aborted) throw error;
    const message = 'The build was interrupted and has left nothing.';
    throw new RicBuildFailed('INTERRUPTED', message, 'Start it again.', { cause: error });
  });
  if (end.exitCode === 0) return;
  const how = `npm ci ${explainEnd(end)}. The build has left nothing.`;
  throw new RicBuildFailed(
    'INSTALL_FAILED',
    `${last.lines.join('\n')}\n${how}`,
    'The lines above say what failed. Correct that, and start the build again.',
    { cause: end.startError },
  );
}

/** npm repeats thousands of lines when a script fails; the last of them say why. */
const SHOWN_LINES = 40;
/** npm prints this hundreds of times, and it means nothing. */
const REPEATED_BY_NPM = 'Ignoring unknown extended header keyword';

/** Node's headers lie beside it, so that node-gyp need not fetch them. */
function nodeHeaders(): NodeJS.ProcessEnv {
  const home = dirname(dirname(execPath));
  return existsSync(join(home, 'include/node/node_api.h')) ? { npm_config_nodedir: home } : {};
}

async function putInPlace(built: string, draft: string, destination: string): Promise<void> {
  await mkdir(draft);
  for (const file of BUILT_FILES) await cp(join(built, file), join(draft, file));
  await rm(destination, { recursive: true, force: true });
  await rename(draft, destination);
}
