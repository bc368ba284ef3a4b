import { runProgram } from '@scones/command-line';
import { FakeClock } from '@scones/deterministic';
import { expect, it } from 'vitest';
import { buildProgram } from './build-program.ts';
import { type RicBuild, RicBuildFailed } from './build-ric.ts';
import { RIC_FOLDER, RIC_PACKAGE, RIC_VERSION } from './ric-runtime.ts';

interface Situation {
  readonly isBuilt?: boolean;
  readonly build?: (build: RicBuild) => Promise<void>;
  readonly values?: readonly string[];
  readonly signal?: AbortSignal;
}

async function run({ isBuilt = false, build = async () => undefined, values = [], signal }: Situation) {
  const written: string[] = [];
  const writer = { write: (text: string) => written.push(text) };
  const clock = new FakeClock();
  const command = buildProgram({ build, environment: {}, clock, isBuilt: () => isBuilt });
  const code = await runProgram(
    { name: 'build-ric', command },
    { values, signal: signal ?? new AbortController().signal, stdout: writer, stderr: writer, clock },
  );
  return { code, text: written.join('') };
}

it('builds the client that the lockfile names into the cache, and says how the emulator takes it', async () => {
  const builds: RicBuild[] = [];
  const { code, text } = await run({ build: async (build) => void builds.push(build) });
  expect(code).toBe(0);
  expect(builds).toMatchObject([{ packageFolder: RIC_PACKAGE, destination: RIC_FOLDER }]);
  expect(text).toContain(`Built aws-lambda-ric ${RIC_VERSION}`);
  expect(text).toContain('The emulator takes it by --lambda-runtime ric.');
});

it('builds nothing that is there already', async () => {
  const build = (): Promise<void> => Promise.reject(new Error('It is built once more.'));
  const { code, text } = await run({ isBuilt: true, build });
  expect([code, text]).toEqual([0, `aws-lambda-ric ${RIC_VERSION} is in ${RIC_FOLDER} already.\n`]);
});

it('fails with 1, what happened and what mends it', async () => {
  const failure = new RicBuildFailed(
    'PROGRAMS_MISSING',
    'This machine lacks cmake.',
    'apt-get install cmake.',
  );
  const { code, text } = await run({ build: () => Promise.reject(failure) });
  expect(code).toBe(1);
  expect(text).toContain('This machine lacks cmake. apt-get install cmake.\n');
});

it('ends with 130 when it is interrupted, and says what is left', async () => {
  const interruption = new AbortController();
  const build = (): Promise<void> => {
    interruption.abort(new Error('Interrupted.'));
    const message = 'The build was interrupted and has left nothing.';
    return Promise.reject(new RicBuildFailed('INTERRUPTED', message, 'Start it again.'));
  };
  const { code, text } = await run({ build, signal: interruption.signal });
  expect(code).toBe(130);
  expect(text).toContain('Interrupted. The build was interrupted and has left nothing. Start it again.\n');
});

it('is misused by an option that it has not', async () => {
  expect(await run({ values: ['--fast'] })).toMatchObject({ code: 2 });
});
