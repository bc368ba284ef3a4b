import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { FakeClock } from '@scones/deterministic';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Debugger } from '../testing/debugger.ts';
import { type LambdaPackage, lambdaPackage } from '../testing/lambda-package.ts';
import { runWorkbench } from '../testing/run-workbench.ts';

const HANDLER = `import { double } from './double.ts';

export async function handler(event: { answer: number }): Promise<{ answer: number }> {
  return { answer: double(event.answer) };
}`;
const DOUBLE = `interface Doubled {
  readonly value: number;
}

export function double(value: number): number {
  const doubled: Doubled = { value: value * 2 };
  return doubled.value;
}`;

let lambda: LambdaPackage;
beforeEach(async () => {
  lambda = await lambdaPackage(HANDLER);
  await lambda.write('src/double.ts', DOUBLE);
  await lambda.write('events/half.json', '{ "answer": 21 }');
});
afterEach(() => lambda[Symbol.asyncDispose]());

/** The command, and the address where it waits for a debugger. */
async function debug(clock: FakeClock, ...values: readonly string[]) {
  const waiting = Promise.withResolvers<string>();
  const ended = runWorkbench(
    ['debug', '--lambda', lambda.folder, '--event', 'half', '--port', '0', ...values],
    {
      services: { clock },
      onStderr(text) {
        const [address] = /127\.0\.0\.1:\d+/.exec(text) ?? [];
        if (address !== undefined) waiting.resolve(address);
      },
    },
  );
  return { address: await waiting.promise, ended };
}

it('stops at a line of TypeScript for as long as the debugger wants, and then gives the answer', async () => {
  const clock = new FakeClock();
  const { address, ended } = await debug(clock);
  using editor = await Debugger.attach(address);
  const source = pathToFileURL(`${lambda.folder}/src/double.ts`).href;
  await editor.breakAt(source, 6);
  expect(await editor.nextStop()).toBe(`${source}:6`);
  await clock.advance(60_000);
  await editor.resume();
  const { exitCode, stdout, stderr } = await ended;
  expect({ exitCode, answer: JSON.parse(stdout) }).toEqual({ exitCode: 0, answer: { answer: 42 } });
  expect(stderr).toContain('A debugger is attached: no time-out runs\n');
  expect(stderr).toMatch(/REPORT RequestId: \S+\tDuration: 60000\.00 ms/);
});

it('stops where the handler is called when asked to', async () => {
  const { address, ended } = await debug(new FakeClock(), '--pause');
  using browser = await Debugger.attach(address);
  await browser.nextStop('Runtime.runIfWaitingForDebugger');
  await browser.resume();
  expect((await ended).exitCode).toBe(0);
});

it('says so when its port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const values = ['debug', '--lambda', lambda.folder, '--event', 'half', '--port', String(port)];
  const { exitCode, stderr } = await runWorkbench(values);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(`Port ${port} of 127.0.0.1 is taken. Give another with --port`);
  other.close();
});
