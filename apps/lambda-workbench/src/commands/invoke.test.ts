import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type LambdaPackage, lambdaPackage } from '../testing/lambda-package.ts';
import { runWorkbench } from '../testing/run-workbench.ts';

const HANDLER = `
  class TooDull extends Error { override readonly name = 'TooDull' }
  export async function handler(event: { answer?: unknown; fail?: string; forever?: boolean }) {
    console.log('asked for', event);
    if (event.fail) throw new TooDull(event.fail);
    if (event.forever) await new Promise((resolve) => setTimeout(resolve, 1e9));
    return { answer: event.answer, vehicle: process.env.VEHICLE, endpoint: process.env.AWS_ENDPOINT_URL };
  }`;

let lambda: LambdaPackage;
beforeEach(async () => {
  lambda = await lambdaPackage(HANDLER, { timeoutSeconds: 60, environment: { VEHICLE: 'bicycle' } });
  await lambda.write('events/confident.json', '{ "answer": 42 }');
  await lambda.write('events/dull.json', '{ "fail": "no bike" }');
});
afterEach(() => lambda[Symbol.asyncDispose]());

const invoke = (values: readonly string[], run?: Parameters<typeof runWorkbench>[1]) =>
  runWorkbench(['invoke', '--lambda', lambda.folder, ...values], run);

it('prints the answer to an event of the package, and its log with the REPORT line', async () => {
  const { exitCode, stdout, stderr } = await invoke(['--event', 'confident']);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ answer: 42, vehicle: 'bicycle' });
  expect(stderr).toMatch(/START RequestId: .*\tINFO\tasked for \{ answer: 42 \}\n.*REPORT RequestId: /s);
});

it('takes an event from a file, and from stdin', async () => {
  await lambda.write('other.json', '{ "answer": "from a file" }');
  const fromFile = await invoke(['--event', `${lambda.folder}/other.json`]);
  expect(JSON.parse(fromFile.stdout)).toMatchObject({ answer: 'from a file' });
  const stdin = Readable.from(['{ "answer": ', '"from stdin" }']);
  const fromStdin = await invoke(['--event', '-'], { services: { stdin } });
  expect(JSON.parse(fromStdin.stdout)).toMatchObject({ answer: 'from stdin' });
});

it('gives the function the named variables, and points its AWS clients to the given address', async () => {
  const services = { endpointUrl: 'http://127.0.0.1:1' };
  const values = ['--event', 'confident', '--variable', 'VEHICLE=a=b', '--variable', 'OTHER=x'];
  const { stdout } = await invoke(values, { services });
  expect(JSON.parse(stdout)).toMatchObject({ vehicle: 'a=b', endpoint: 'http://127.0.0.1:1' });
});

it('fails when the function does, with its payload and the place in the TypeScript', async () => {
  const { exitCode, stdout, stderr } = await invoke(['--event', 'dull']);
  expect(exitCode).toBe(1);
  const { errorType, errorMessage, trace } = JSON.parse(stdout);
  expect({ errorType, errorMessage }).toEqual({ errorType: 'TooDull', errorMessage: 'no bike' });
  expect(trace[1]).toContain(`${lambda.folder}/src/handler.ts:5:`);
  expect(stderr).toContain('The function failed with TooDull: no bike.');
});

it.each([
  ['no event', [], 'Which event? The package has confident, dull (--event confident);'],
  ['one that is not there', ['--event', 'shiny'], 'events/shiny.json. The package has confident, dull'],
  ['one that is no JSON', ['--event', '-'], 'On stdin is no JSON: Unexpected end of JSON input.'],
])('refuses %s before anything is run', async (_what, values, says) => {
  const { exitCode, stdout, stderr } = await invoke(values);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain(says);
});

it('refuses a variable without a value, as misused', async () => {
  const { exitCode, stderr } = await invoke(['--event', 'confident', '--variable', 'VEHICLE']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--variable takes NAME=value, not "VEHICLE"');
});

it('ends what it has started at Ctrl-C', async () => {
  await lambda.write('tmp/other', '');
  vi.stubEnv('TMPDIR', `${lambda.folder}/tmp`);
  const interruption = new AbortController();
  const { exitCode } = await invoke(['--event', '-'], {
    services: { stdin: Readable.from(['{ "forever": true }']) },
    signal: interruption.signal,
    onStderr: (text) => text.includes('asked for') && interruption.abort(new Error('Interrupted')),
  });
  expect(exitCode).toBe(130);
  expect(readdirSync(tmpdir())).toEqual(['other']);
  vi.unstubAllEnvs();
});
