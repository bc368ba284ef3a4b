import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, startServer, Store } from '@scones/emulator-core';
import { callLambdaAt, stepFunctions } from '@scones/emulator-step-functions';
import { z } from 'zod';
import { freePort } from '../free-port.ts';
import { fastClock } from './fast-clock.ts';

/** AWS's recorded answers lie beside the repository, with a program that scores any endpoint against them. */
const conformance = join(import.meta.dirname, '../../../shared/conformance');
const program = join(conformance, 'conformance.py');
const run = promisify(execFile);

const resultFile = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      language: z.string(),
      exact: z.boolean(),
      outcome: z.boolean(),
      diff: z.string().nullable(),
    }),
  ),
});

/** One recording, and whether the emulator answers the same: all of it, or at least how it ended. */
export type Result = z.output<typeof resultFile>['results'][number];

/** What scoring needs and this machine lacks; nothing where it can be done. */
export async function findLack(): Promise<string | undefined> {
  if (!existsSync(program)) return `There are no recordings of AWS: ${program} does not exist.`;
  return await run('python3', ['--version']).then(
    () => undefined,
    () => 'There is no python3, which the program of the recordings needs.',
  );
}

/** Serves Step Functions on a port of its own, with a clock that is ten times as fast, and tries every recording over HTTP. */
export async function score(): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
  const store = new Store(':memory:');
  const lambdaPort = await freePort();
  const onFault = (error: unknown): void => console.error(error);
  const service = stepFunctions({
    store,
    identity: EMULATOR_IDENTITY,
    clock: fastClock(10),
    random: systemRandom,
    callService: callLambdaAt(`http://127.0.0.1:${lambdaPort}`),
    onFault,
  });
  const server = await startServer({ services: [service], port: 0, random: systemRandom, onFault });
  try {
    const output = join(folder, 'result.json');
    const options = ['--endpoint', server.url, '--cases', join(conformance, 'cases'), '--json', output];
    await run('python3', [program, ...options, '--lambda-port', String(lambdaPort), '--threads', '4']);
    return resultFile.parse(JSON.parse(await readFile(output, 'utf8'))).results;
  } finally {
    await server.close();
    store.close();
    await rm(folder, { recursive: true });
  }
}
