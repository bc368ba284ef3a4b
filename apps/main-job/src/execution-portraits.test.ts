import { CreateStateMachineCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { PictureResult } from '@scones/training-pipeline';
import { expect, it } from 'vitest';
import { executionPortraits } from './execution-portraits.ts';
import { startTestEmulator } from './testing/test-job.ts';
import { makeTestRole } from './testing/test-role.ts';

const BAKERY = {
  StartAt: 'Good?',
  States: {
    'Good?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.good', BooleanEquals: true, Next: 'Sell' }],
      Default: 'Give away',
    },
    Sell: { Type: 'Succeed' },
    'Give away': { Type: 'Fail', Error: 'Stale' },
  },
};

const picture = (key: string, status: PictureResult['status'], executionArn: string): PictureResult => ({
  key,
  status,
  executionArn,
  label: 0,
  probabilities: [1],
  milliseconds: 1,
  stoppedAt: 0,
  error: undefined,
  cause: undefined,
});

it('shows the first execution that passed and the first that was doubtful', async () => {
  await using emulator = await startTestEmulator();
  const { stepFunctions } = emulator.clients;
  const { stateMachineArn } = await stepFunctions.send(
    new CreateStateMachineCommand({
      name: 'bakery',
      definition: JSON.stringify(BAKERY),
      roleArn: await makeTestRole(emulator),
    }),
  );
  const start = async (good: boolean): Promise<string> => {
    const command = new StartExecutionCommand({ stateMachineArn, input: JSON.stringify({ good }) });
    return (await stepFunctions.send(command)).executionArn as string;
  };
  const [good, bad] = [await start(true), await start(false)];
  const pictures = [
    picture('odd', 'failedOtherwise', bad),
    picture('stale', 'belowThreshold', bad),
    picture('fresh', 'succeeded', good),
    picture('fresh too', 'succeeded', good),
  ];
  const reader = { stepFunctions, signal: new AbortController().signal };
  const portraits = await executionPortraits(reader, { pictures });
  expect(portraits.map(({ title, name, rows }) => [title, name, rows.map((row) => row.name)])).toEqual([
    ['An execution that passed', 'fresh', ['Good?', 'Sell']],
    ['A doubtful execution', 'stale', ['Good?', 'Give away']],
  ]);
  for (const { graph } of portraits) expect(graph).toMatch(/^<svg[^]*Give away[^]*<\/svg>$/);
  expect(await executionPortraits(reader, { pictures: [] })).toEqual([]);
}, 30_000);
