/**
 * How fast the emulator's Lambda runs an echo function. `npx node tools/bench/lambda.ts` prints one JSON line for each
 * runtime client (AWS's where it is built), and one for what it costs to keep functions apart from the machine. They take turns,
 * since a machine's speed changes from one minute to the next.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cpuUsage, stdout } from 'node:process';
import { systemClock, systemRandom } from '@scones/deterministic';
import { type EmulatedService, EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { isRicBuilt, lambdaService, type LambdaServiceOptions, ricRuntime } from '@scones/emulator-lambda';
import { zipSync } from 'fflate';

const ROUNDS = 5;
/** One round of each kind. */
const COLD_STARTS = 4;
const INVOCATIONS = 1000;
const CLIENTS = 8;

const folder = mkdtempSync(join(tmpdir(), 'bench-lambda-'));
const store = new Store(':memory:');

interface Subject {
  readonly name: string;
  readonly service: EmulatedService;
  readonly cold: number[];
  readonly warm: number[];
  readonly cpu: number[];
  readonly perSecond: number[];
  readonly perSecondEightClients: number[];
}

function subject(name: string, options: Partial<LambdaServiceOptions>): Subject {
  const service = lambdaService({
    store,
    folder: join(folder, name),
    clock: systemClock,
    random: systemRandom,
    identity: EMULATOR_IDENTITY,
    logs: { append: () => undefined },
    endpointUrl: () => 'http://127.0.0.1:4566',
    onFault: (error) => console.error(error),
    ...options,
  });
  return { name, service, cold: [], warm: [], cpu: [], perSecond: [], perSecondEightClients: [] };
}

const subjects = [
  subject('own', {}),
  ...(isRicBuilt() ? [subject('aws-lambda-ric', { runtimeClient: ricRuntime() })] : []),
  subject('own-without-isolation', { isolation: false }),
];

async function call({ name, service }: Subject, operation: string, input: object): Promise<void> {
  await service.call(operation, { FunctionName: name, ...input }, { requestId: systemRandom.uuid() });
}

const invoke = (subject: Subject, Payload: string): Promise<void> => call(subject, 'Invoke', { Payload });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let index = 0; index < count; index++) all.push(await timed(work));
  return all;
}

async function measureRound(subject: Subject, round: number): Promise<void> {
  for (let index = 0; index < COLD_STARTS; index++) {
    await call(subject, 'UpdateFunctionConfiguration', { Description: `${round}/${index}` });
    subject.cold.push(await timed(() => invoke(subject, '{}')));
  }
  await times(INVOCATIONS, () => invoke(subject, '{"warm":"up"}'));
  const before = cpuUsage();
  const elapsed = await timed(async () =>
    subject.warm.push(...(await times(INVOCATIONS, () => invoke(subject, '{"key":"value"}')))),
  );
  const cpu = cpuUsage(before);
  subject.cpu.push((cpu.user + cpu.system) / INVOCATIONS);
  subject.perSecond.push(INVOCATIONS / (elapsed / 1000));
  const threeKilobytes = JSON.stringify({ data: 'x'.repeat(3000) });
  const client = (): Promise<number[]> => times(INVOCATIONS / CLIENTS, () => invoke(subject, threeKilobytes));
  const many = await timed(() => Promise.all(Array.from({ length: CLIENTS }, client)));
  subject.perSecondEightClients.push(INVOCATIONS / (many / 1000));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 1000) / 1000;
}

try {
  const ZipFile = zipSync({ 'index.mjs': Buffer.from('export const handler = async (event) => event;') });
  for (const subject of subjects) {
    await call(subject, 'CreateFunction', {
      Role: 'arn:aws:iam::000000000000:role/bench',
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Code: { ZipFile },
    });
    await invoke(subject, '{}');
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const subject of subjects) await measureRound(subject, round);
  for (const { name, cold, warm, cpu, perSecond, perSecondEightClients } of subjects) {
    const report = {
      name,
      coldMillisP50: quantile(cold, 0.5),
      warmMillisP50: quantile(warm, 0.5),
      warmMillisP99: quantile(warm, 0.99),
      invocationsPerSecond: Math.round(quantile(perSecond, 0.5)),
      emulatorCpuMicrosPerInvocation: Math.round(quantile(cpu, 0.5)),
      invocationsPerSecondEightClients3KB: Math.round(quantile(perSecondEightClients, 0.5)),
    };
    stdout.write(`${JSON.stringify(report)}\n`);
  }
} finally {
  for (const { service } of subjects) await service.close?.();
  store.close();
  rmSync(folder, { recursive: true, force: true });
}
