import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startedEmulator } from './testing/started-emulator.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mocks-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('starts an execution as a test case of a mock configuration file, without the function that it names', async () => {
  const mockConfig = join(folder, 'MockConfigFile.json');
  const answer = { 0: { Return: { Payload: { size: 'large' } } } };
  await writeFile(
    mockConfig,
    JSON.stringify({
      StateMachines: { orders: { TestCases: { Happy: { Ask: 'Answered' } } } },
      MockedResponses: { Answered: answer },
    }),
  );
  const emulator = await startedEmulator({ mockConfig });
  const client = new SFNClient(emulator.connection);
  try {
    const Resource = 'arn:aws:states:::lambda:invoke';
    const Ask = { Type: 'Task', Resource, Parameters: { FunctionName: 'nobody' }, End: true };
    const definition = JSON.stringify({ StartAt: 'Ask', States: { Ask } });
    const roleArn = 'arn:aws:iam::000000000000:role/test';
    const made = await client.send(new CreateStateMachineCommand({ name: 'orders', definition, roleArn }));
    const stateMachineArn = `${made.stateMachineArn}#Happy`;
    const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn }));
    const describe = () => client.send(new DescribeExecutionCommand({ executionArn }));
    await expect.poll(async () => (await describe()).status).toBe('SUCCEEDED');
    expect(JSON.parse((await describe()).output ?? '')).toEqual({ Payload: { size: 'large' } });
  } finally {
    client.destroy();
    await emulator.close();
  }
});

it.each(['absent.json', 'broken.json'])('does not start with the file %s, and says why', async (name) => {
  const file = join(folder, name);
  if (name === 'broken.json') await writeFile(file, '{');
  await expect(startedEmulator({ mockConfig: file })).rejects.toMatchObject({
    code: 'MOCKS_UNUSABLE',
    message: expect.stringContaining(file),
  });
});
