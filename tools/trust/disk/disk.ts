import { join } from 'node:path';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { systemClock } from '@scones/deterministic';
import { CrashingEmulator } from '../crash/crashing-emulator.ts';
import type { Row, Trial, TrialOptions } from '../trial.ts';
import { BUCKET, type Clients, clientsOf, machineArn } from './account-on-disk.ts';
import { type Attempts, BEFORE, DELETIONS, WRITES } from './attempts.ts';
import { mountSmallDisk } from './small-disk.ts';

export const trial: Trial = {
  about: `Fills a file system of 16 MB on which the emulator keeps its state, and calls every service then: writes are refused by AWS's
\`ServiceUnavailable\`, reads and deletions go on, \`/_emulator/health\` and stderr say what is wrong and that it is over, what was accepted
before ends well, and the emulator starts again over a full disk with everything that it had acknowledged.`,
  async run(options) {
    await using disk = await mountSmallDisk();
    if (!disk) return [{ name: 'full disk', tried: 0, held: 0, note: 'this user may mount no file system' }];
    const emulator = new CrashingEmulator(join(disk.path, 'state'), { isQuiet: true });
    try {
      await emulator.start();
      return await fillAndFree(emulator, options);
    } finally {
      await emulator.stop();
    }
  },
};

async function fillAndFree(emulator: CrashingEmulator, { onProgress }: TrialOptions): Promise<Row[]> {
  using clients = clientsOf(emulator.url);
  const say = (name: string, failures: readonly string[]): void => {
    for (const failure of failures) onProgress(`${name}: ${failure}`);
  };
  const attempt = async (name: string, attempts: Attempts, isHeld: (error: Error | undefined) => boolean) => {
    const failures: string[] = [];
    for (const [what, call] of Object.entries(attempts)) {
      const error = await call(clients).then(
        () => undefined,
        (refusal: Error) => refusal,
      );
      if (!isHeld(error)) failures.push(`${what}: ${error ? `${error.name}: ${error.message}` : 'accepted'}`);
    }
    say(name, failures);
    const tried = Object.keys(attempts).length;
    return { name, tried, held: tried - failures.length };
  };
  const rows: Row[] = [await attempt('calls before the disk is full', BEFORE, isAnswered)];
  const { executionArn = '' } = await clients.states.send(
    new StartExecutionCommand({ stateMachineArn: machineArn('ending') }),
  );
  const acknowledged = await fill(clients);
  rows.push(await attempt('writes that are refused as unavailable', WRITES, isUnavailable));
  rows.push(await readable('objects that can be read on a full disk', clients, acknowledged));
  rows.push(
    check('says on a full disk what is wrong, in its health and on stderr', await isDegraded(emulator)),
  );
  rows.push(await attempt('deletions on a full disk', DELETIONS, isAnswered));
  acknowledged.delete('fill-0');
  await fill(clients, acknowledged);
  await emulator.kill();
  const start = systemClock.now();
  await emulator.start();
  const seconds = ((systemClock.now() - start) / 1000).toFixed(1);
  using again = clientsOf(emulator.url);
  rows.push({ ...check('starts again over a full disk', true), note: `in ${seconds} s` });
  rows.push(await readable('acknowledged objects that outlive kill -9 on a full disk', again, acknowledged));
  for (const Key of acknowledged) await again.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key }));
  rows.push(check('says that it is over', await comesTrue(async () => !(await isDegraded(emulator)))));
  rows.push(check('takes writes again', await comesTrue(async () => await takesWrites(again))));
  rows.push(
    check(
      'ends well what was accepted before',
      await comesTrue(async () => await hasSucceeded(again, executionArn)),
    ),
  );
  const stacks = emulator.errors.match(/^ +at /gm)?.length ?? 0;
  onProgress(`${stacks} lines of stacks on stderr`);
  return rows;
}

const isAnswered = (error: Error | undefined): boolean => error === undefined;

/** JSON and REST services answer by this name, and so do those that speak XML. */
const isUnavailable = (error: Error | undefined): boolean =>
  error !== undefined && /^ServiceUnavailable|^ServiceException|^InternalServerError/.test(error.name);

const check = (name: string, isHeld: boolean): Row => ({ name, tried: 1, held: Number(isHeld) });

/** Puts objects, each smaller than the one before, until the disk takes none; answers the keys of those that it took. */
async function fill({ s3 }: Clients, filled = new Set<string>()): Promise<Set<string>> {
  for (let bytes = 1_000_000; bytes >= 1000;) {
    const Key = `fill-${filled.size}`;
    try {
      await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Buffer.alloc(bytes, Key) }));
      filled.add(Key);
    } catch {
      bytes = Math.floor(bytes / 4);
    }
  }
  return filled;
}

async function readable(name: string, { s3 }: Clients, keys: ReadonlySet<string>): Promise<Row> {
  let held = 0;
  for (const Key of keys) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    if ((await Body?.transformToString())?.startsWith(Key)) held++;
  }
  return { name, tried: keys.size, held };
}

async function isDegraded(emulator: CrashingEmulator): Promise<boolean> {
  const health = (await (await fetch(`${emulator.url}/_emulator/health`)).json()) as { status: string };
  return health.status !== 'running';
}

async function takesWrites({ s3 }: Clients): Promise<boolean> {
  const command = new PutObjectCommand({ Bucket: BUCKET, Key: 'after', Body: 'after' });
  return await s3.send(command).then(
    () => true,
    () => false,
  );
}

async function hasSucceeded({ states }: Clients, executionArn: string): Promise<boolean> {
  return (await states.send(new DescribeExecutionCommand({ executionArn }))).status === 'SUCCEEDED';
}

/** Within some seconds, since it looks at the disk every second. */
async function comesTrue(question: () => Promise<boolean>): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (await question()) return true;
    await systemClock.sleep(100);
  }
  return false;
}
