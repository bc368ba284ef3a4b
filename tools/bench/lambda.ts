/** How fast the emulator's Lambda runs an echo function: `node tools/bench/lambda.ts` prints one JSON line. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuUsage, stdout } from 'node:process';
import { systemClock, systemRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { lambdaService } from '@scones/emulator-lambda';
import { zipSync } from 'fflate';

const INVOCATIONS = 3000;
const COLD_STARTS = 10;
const CLIENTS = 8;

const folder = mkdtempSync(join(tmpdir(), 'bench-lambda-'));
const store = new Store(':memory:');
const service = lambdaService({
  store,
  folder,
  clock: systemClock,
  random: systemRandom,
  identity: EMULATOR_IDENTITY,
  logs: { append: () => undefined },
  endpointUrl: () => 'http://127.0.0.1:4566',
  onFault: (error) => console.error(error),
});

const call = async (operation: string, input: object): Promise<unknown> =>
  service.call?.(operation, input, { requestId: systemRandom.uuid() });
const invoke = (Payload: string): Promise<unknown> => call('Invoke', { FunctionName: 'echo', Payload });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let index = 0; index < count; index++) all.push(await timed(work));
  return all.sort((a, b) => a - b);
}

const round = (value: number | undefined): number => Math.round((value ?? 0) * 1000) / 1000;
const quantile = (sorted: readonly number[], share: number): number =>
  round(sorted[Math.floor(sorted.length * share)]);

try {
  const ZipFile = zipSync({ 'index.mjs': Buffer.from('export const handler = async (event) => event;') });
  await call('CreateFunction', {
    FunctionName: 'echo',
    Role: 'arn:aws:iam::000000000000:role/bench',
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Code: { ZipFile },
  });
  await invoke('{}');
  const cold: number[] = [];
  for (let index = 0; index < COLD_STARTS; index++) {
    await call('UpdateFunctionConfiguration', { FunctionName: 'echo', Description: String(index) });
    cold.push(await timed(() => invoke('{}')));
  }
  cold.sort((a, b) => a - b);

  await times(INVOCATIONS, () => invoke('{"warm":"up"}'));
  const before = cpuUsage();
  let warm: number[] = [];
  const elapsed = await timed(async () => (warm = await times(INVOCATIONS, () => invoke('{"key":"value"}'))));
  const cpu = cpuUsage(before);

  const threeKilobytes = JSON.stringify({ data: 'x'.repeat(3000) });
  const many = await timed(() =>
    Promise.all(
      Array.from({ length: CLIENTS }, () => times(INVOCATIONS / CLIENTS, () => invoke(threeKilobytes))),
    ),
  );
  const report = {
    coldMillisP50: quantile(cold, 0.5),
    warmMillisP50: quantile(warm, 0.5),
    warmMillisP99: quantile(warm, 0.99),
    invocationsPerSecond: Math.round(INVOCATIONS / (elapsed / 1000)),
    emulatorCpuMicrosPerInvocation: Math.round((cpu.user + cpu.system) / INVOCATIONS),
    invocationsPerSecondEightClients3KB: Math.round(INVOCATIONS / (many / 1000)),
  };
  stdout.write(`${JSON.stringify(report)}\n`);
} finally {
  await service.close?.();
  store.close();
  rmSync(folder, { recursive: true, force: true });
}
