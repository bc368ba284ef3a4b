import { zipSync } from 'fflate';
import { systemRandom } from '@scones/deterministic';
import { type RunningServer, startServer } from '@scones/emulator-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FailingWrites, failingWrites } from './testing/failing-writes.ts';
import { type ServicesInProcess, servicesInProcess } from './testing/services-in-process.ts';
import { type Clients, clientsOf, type WrittenThing, writtenThings } from './testing/written-things.ts';

const code = zipSync({ 'index.mjs': Buffer.from('export const handler = async () => 1;') });
let made: ServicesInProcess;
let server: RunningServer;
let clients: Clients;
let writes: FailingWrites;
const rejections: unknown[] = [];
const noteRejection = (reason: unknown): void => void rejections.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', noteRejection);
  // The whole emulator would refuse every write for a second after the first that failed.
  made = await servicesInProcess();
  server = await startServer({
    services: made.services,
    port: 0,
    random: systemRandom,
    onFault: () => undefined,
  });
  clients = clientsOf({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  writes = failingWrites();
});
afterAll(async () => {
  writes[Symbol.dispose]();
  for (const client of Object.values(clients)) client.destroy();
  await server.close();
  await made.close();
  process.off('unhandledRejection', noteRejection);
});

type Call = (clients: Clients, name: string) => Promise<unknown>;

/** An operation, on something that is there already or is made by it. */
type Written = readonly [operation: string, thing: WrittenThing, prepare: Call | undefined, call: Call];

const OPERATIONS: readonly Written[] = Object.entries(writtenThings(code)).flatMap(([what, thing]) => [
  ...(thing.isComposed ? [] : [[`the creation of a ${what}`, thing, undefined, thing.create] as const]),
  ...Object.entries(thing.changes).map(
    ([operation, call]) => [`${operation} (${what})`, thing, thing.create, call] as const,
  ),
]);

const MOST_WRITES = 40;
let things = 0;

async function seen(thing: WrittenThing, name: string): Promise<string> {
  const found = await thing.look(clients, name).catch((error: Error) => error.name);
  return (JSON.stringify(found) ?? 'nothing').replaceAll(name, 'NAME');
}

it.each(OPERATIONS)(
  '%s is whole or not at all, whichever write fails',
  async (_operation, thing, prepare, call) => {
    const whole = new Set<string>();
    for (let number = 0; number <= MOST_WRITES; number++) {
      const name = `thing-${++things}`;
      await prepare?.(clients, name);
      const before = await seen(thing, name);
      writes.failAt(number);
      const error = await call(clients, name).then(
        () => undefined,
        (reason: Error & { $metadata?: { httpStatusCode?: number } }) => reason,
      );
      const hasFailed = writes.stop();
      const after = await seen(thing, name);
      if (number === 0) whole.add(after);
      if (error) {
        expect(hasFailed, String(error)).toBe(true);
        expect(error.$metadata?.httpStatusCode, String(error)).toBeGreaterThanOrEqual(500);
        expect([number, after]).toEqual([number, before]);
        await call(clients, name);
      }
      expect([number, await seen(thing, name)]).toEqual([number, [...whole][0]]);
      if (number > 0 && !hasFailed) break;
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(rejections).toEqual([]);
  },
);
