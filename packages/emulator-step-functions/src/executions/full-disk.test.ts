import { ListExecutionsCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, expect, it, vi } from 'vitest';
import { ExecutionStore } from './execution-store.ts';
import { create, startStepFunctions } from '../testing/start-step-functions.ts';

afterEach(() => vi.restoreAllMocks());

it('a start that can’t be written is refused at once as ServiceUnavailable, and nothing of it stays', async () => {
  const states = await startStepFunctions();
  const machine = await create(
    states.client,
    JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }),
  );
  const full = vi.spyOn(ExecutionStore.prototype, 'note').mockImplementation(() => {
    throw Object.assign(new Error('The disk is full.'), { code: 'ENOSPC' });
  });
  const start = new StartExecutionCommand({ stateMachineArn: machine, name: 'one' });
  await expect(states.client.send(start)).rejects.toMatchObject({
    name: 'ServiceUnavailable',
    $metadata: { httpStatusCode: 503 },
    message: expect.stringContaining('The disk is full.'),
  });
  full.mockRestore();
  const { executions } = await states.client.send(new ListExecutionsCommand({ stateMachineArn: machine }));
  expect(executions).toEqual([]);
  await states.client.send(start);
  // The server tells of its fault, too.
  await expect(states.close()).rejects.toMatchObject({ errors: [{ message: 'The disk is full.' }] });
});
