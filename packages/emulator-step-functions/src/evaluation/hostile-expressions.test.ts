import { StartSyncExecutionCommand, TestStateCommand } from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { createExpress, start, startStepFunctions } from '../testing/start-step-functions.ts';

/** Without the workers, this thread works for five seconds and more. */
const LONGEST_WORK_MILLISECONDS = 1000;

const state = (expression: string): object => ({
  QueryLanguage: 'JSONata',
  Type: 'Pass',
  Output: `{% ${expression} %}`,
  End: true,
});

const memory = ': Expression evaluation memory limit exceeded: Check for excessive memory usage';

it.each<[string, string, string, string?]>([
  [
    'a loop',
    '($f := function($x) { $f($x + 1) }; $f(1))',
    ': Expression evaluation timeout: Check for infinite loop',
  ],
  [
    'a regular expression that backtracks',
    '$match($states.input, /^(a+)+$/)',
    ': Expression evaluation timeout: Check for infinite loop',
    `${'a'.repeat(50)}!`,
  ],
  [
    'a list that grows to gigabytes',
    '($f := function($x) { $f($append($x, [[1..500000]])) }; $f([]))',
    memory,
  ],
  ['a list that is doubled', '($f := function($x) { $f($append($x, $x)) }; $f([1]))', memory],
])('ends %s, and goes on meanwhile', { timeout: 30_000 }, async (_what, expression, reason, input = '') => {
  const { client } = await start();
  const begun = process.threadCpuUsage();
  const answer = await client.send(
    new TestStateCommand({
      definition: JSON.stringify(state(expression)),
      roleArn: 'arn:aws:iam::000000000000:role/role',
      input: JSON.stringify(input),
    }),
  );
  const { user, system } = process.threadCpuUsage(begun);
  expect(answer).toMatchObject({
    status: 'FAILED',
    error: 'States.QueryEvaluationError',
    cause: expect.stringContaining(`threw an error during evaluation${reason}`),
  });
  expect((user + system) / 1000).toBeLessThan(LONGEST_WORK_MILLISECONDS);
});

it('answers what takes long and ends, several at once', { timeout: 30_000 }, async () => {
  const { client } = await start();
  const count = '$count($distinct($map([1..3000], function($n) { $n % 7 })))';
  const stateMachineArn = await createExpress(client, { StartAt: 'A', States: { A: state(count) } });
  const run = async (): Promise<string | undefined> =>
    (await client.send(new StartSyncExecutionCommand({ stateMachineArn }))).output;
  expect(await Promise.all(Array.from({ length: 6 }, run))).toEqual(Array(6).fill('7'));
});

it('ends an evaluation with the emulator', { timeout: 10_000 }, async () => {
  const service = await startStepFunctions();
  const { client } = service;
  const loop = state('($f := function($x) { $f($x + 1) }; $f(1))');
  const stateMachineArn = await createExpress(client, { StartAt: 'A', States: { A: loop } });
  const begun = client.send(new StartSyncExecutionCommand({ stateMachineArn })).catch(() => 'cut off');
  await client.send(new TestStateCommand({ definition: JSON.stringify(state('1')), input: '{}' }));
  await service.close();
  await begun;
});
