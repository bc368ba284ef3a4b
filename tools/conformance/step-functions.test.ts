import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, startServer, Store } from '@scones/emulator-core';
import { callLambdaAt, stepFunctions } from '@scones/emulator-step-functions';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { fastClock } from './fast-clock.ts';

/** AWS's recorded answers lie beside the repository, with a program that scores any endpoint against them. */
const conformance = join(import.meta.dirname, '../../../shared/conformance');
const program = join(conformance, 'conformance.py');
const run = promisify(execFile);
const hasPython = await run('python3', ['--version']).then(
  () => true,
  () => false,
);
const isPossible = hasPython && existsSync(program);

/** How many recordings of each kind must match exactly. Never lower these numbers. */
const FLOORS: Readonly<Record<string, number>> = {
  'execution / JSONPath': 407,
  'execution / JSONata': 82,
  'create-error / JSONPath': 13,
  'create-error / JSONata': 2,
  'test-state / JSONPath': 45,
  'test-state / JSONata': 40,
  'validate / JSONPath': 3,
  'validate / JSONata': 2,
  'api-sequence / JSONPath': 63,
  'api-sequence / JSONata': 2,
};

const resultFile = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      language: z.string(),
      exact: z.boolean(),
      diff: z.string().nullable(),
    }),
  ),
});

it.skipIf(!isPossible)('answers as AWS did', { tags: 'recordings', timeout: 60_000 }, async () => {
  const results = await score();
  const exact = Map.groupBy(
    results.filter((result) => result.exact),
    ({ kind, language }) => `${kind} / ${language}`,
  );
  const tooLow = Object.entries(FLOORS).filter(([group, floor]) => (exact.get(group)?.length ?? 0) < floor);
  const failures = results.filter((result) => !result.exact).map(({ id, diff }) => `${id}: ${diff}`);
  expect(tooLow, failures.join('\n')).toEqual([]);
});

async function score(): Promise<z.output<typeof resultFile>['results']> {
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

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
