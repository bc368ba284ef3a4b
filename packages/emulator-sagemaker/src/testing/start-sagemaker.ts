import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { type Clock, FakeClock, seededRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, startServer, Store } from '@scones/emulator-core';
import type { ContainerProgram } from '../container/container-program.ts';
import type { ContainerAddress } from '../endpoints/call-container.ts';
import { sageMakerServices } from '../service.ts';
import { MemoryObjects } from './memory-objects.ts';

export const IMAGE = '000000000000.dkr.ecr.us-east-1.amazonaws.com/fixture:1';
export const ROLE = 'arn:aws:iam::000000000000:role/sagemaker';

const program = join(import.meta.dirname, 'fixture-program.ts');
const fixture: ContainerProgram = {
  train: (root) => [process.execPath, program, 'train', root],
  serve: (root) => [process.execPath, program, 'serve', root],
  metricDefinitions: [
    { Name: 'train:accuracy', Regex: 'Train-accuracy=(\\S+)' },
    { Name: 'validation:accuracy', Regex: 'Validation-accuracy=(\\S+)' },
  ],
  unsupportedHyperparameter: ({ depth }, channels) =>
    depth === undefined || channels.includes('depths')
      ? undefined
      : `depth (${depth}): it is flat. Leave it out.`,
};

type Detail = Readonly<Record<string, unknown>>;

interface LoggedLine {
  readonly group: string;
  readonly stream: string;
  readonly message: string;
}

interface Options<TheClock> {
  readonly clock?: TheClock;
  /** A store that an earlier emulator left. */
  readonly store?: Store;
  /** A container that already runs, in place of the fixture. */
  readonly server?: ContainerAddress;
}

/** SageMaker on a free port, with the SDK's clients, a fake clock, and records of everything that it reports. */
export async function startSageMaker<TheClock extends Clock = FakeClock>(options: Options<TheClock> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-sagemaker-'));
  const clock = options.clock ?? (new FakeClock() as unknown as TheClock);
  const store = options.store ?? new Store(':memory:');
  const objects = new MemoryObjects();
  const events = new EventEmitter({ captureRejections: true });
  const changes: Detail[] = [];
  const lines: LoggedLine[] = [];
  const faults: unknown[] = [];
  const counted: string[] = [];
  const measured: string[] = [];
  const services = sageMakerServices({
    identity: EMULATOR_IDENTITY,
    clock,
    random: seededRandom(1),
    store,
    objectsAs: () => objects,
    workFolder: folder,
    programFor: (image) =>
      image === IMAGE ? { ...fixture, ...(options.server && { server: options.server }) } : undefined,
    logs: {
      append(group, stream, logged) {
        for (const { message } of logged) lines.push({ group, stream, message });
        events.emit('line');
      },
    },
    metrics: (...counts) => void counted.push(counts.join(' ')),
    trainingMetrics: (...values) => void measured.push(values.join(' ')),
    onStatusChange({ detail }) {
      changes.push(structuredClone(detail) as Detail);
      events.emit('change');
    },
    onFault: (fault) => void faults.push(fault),
  });
  const server = await startServer({
    services: [services.control, services.runtime],
    port: 0,
    random: seededRandom(2),
    onFault: (fault) => void faults.push(fault),
  });
  const connection = {
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  };
  const control = new SageMakerClient(connection);
  const runtime = new SageMakerRuntimeClient(connection);
  const firstOf = async <Item>(
    list: readonly Item[],
    event: string,
    wanted: (item: Item) => boolean,
  ): Promise<Item> => {
    for (;;) {
      const found = list.find(wanted);
      if (found) return found;
      await once(events, event);
    }
  };
  return {
    clock,
    store,
    objects,
    changes,
    lines,
    faults,
    counted,
    measured,
    services,
    control,
    runtime,
    url: server.url,
    folder,
    /** The first status change, past or to come, that has these members. */
    changed: (members: Detail) =>
      firstOf(changes, 'change', (detail) =>
        Object.entries(members).every(([name, value]) => detail[name] === value),
      ),
    /** The first log line, past or to come, with this text in it. */
    logged: (text: string) => firstOf(lines, 'line', ({ message }) => message.includes(text)),
    async close() {
      control.destroy();
      runtime.destroy();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type RunningSageMaker<TheClock extends Clock = FakeClock> = Awaited<
  ReturnType<typeof startSageMaker<TheClock>>
>;
