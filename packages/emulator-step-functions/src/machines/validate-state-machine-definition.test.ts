import {
  ListStateMachinesCommand,
  type SFNClient,
  ValidateStateMachineDefinitionCommand,
  type ValidateStateMachineDefinitionCommandInput,
  type ValidateStateMachineDefinitionCommandOutput,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { pass, start } from '../testing/start-step-functions.ts';

const validate = (
  client: SFNClient,
  definition: object,
  options: Omit<ValidateStateMachineDefinitionCommandInput, 'definition'> = {},
): Promise<ValidateStateMachineDefinitionCommandOutput> =>
  client.send(
    new ValidateStateMachineDefinitionCommand({ definition: JSON.stringify(definition), ...options }),
  );

const passes = JSON.parse(pass) as object;

/** As many faults as it has states, for none has an end. */
function faulty(states: number): object {
  const names = Array.from({ length: states }, (_, index) => `S${index}`);
  return {
    StartAt: 'S0',
    States: Object.fromEntries(names.map((name) => [name, { Type: 'Pass', Next: 'S0', Unknown: true }])),
  };
}

it('finds nothing wrong with what is right, and keeps no machine', async () => {
  const { client } = await start();
  expect(await validate(client, passes)).toMatchObject({ result: 'OK', diagnostics: [], truncated: false });
  const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
  expect(stateMachines).toEqual([]);
});

it('answers as many faults as are asked for, and says that there are more', async () => {
  const { client } = await start();
  const answer = await validate(client, faulty(5), { maxResults: 2 });
  expect(answer).toMatchObject({ result: 'FAIL', truncated: true });
  expect(answer.diagnostics).toHaveLength(2);
});

it.each([undefined, 0])('answers a hundred faults where %s are asked for', async (maxResults) => {
  const { client } = await start();
  const answer = await validate(client, faulty(120), { maxResults });
  expect(answer.diagnostics).toHaveLength(100);
  expect(answer.truncated).toBe(true);
});

it('says where each fault is', async () => {
  const { client } = await start();
  const { diagnostics } = await validate(client, { StartAt: 'A', States: { A: { Type: 'Pass' } } });
  expect(diagnostics?.[0]).toMatchObject({ severity: 'ERROR', location: '/States/A' });
});

it('says that what is no JSON is none', async () => {
  const { client } = await start();
  const command = new ValidateStateMachineDefinitionCommand({ definition: '{' });
  expect(await client.send(command)).toMatchObject({
    result: 'FAIL',
    diagnostics: [{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION' }],
  });
});

it('holds a definition to the type of its machine', async () => {
  const { client } = await start();
  const Resource = 'arn:aws:states:::states:startExecution.sync';
  const Parameters = { StateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:other' };
  const definition = {
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource, Parameters, End: true } },
  };
  expect(await validate(client, definition, { type: 'STANDARD' })).toMatchObject({ result: 'OK' });
  expect(await validate(client, definition, { type: 'EXPRESS' })).toMatchObject({ result: 'FAIL' });
});

it('warns only where warnings are asked for', async () => {
  const { client } = await start();
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Result: '$.a', End: true } } };
  const codes = async (severity: 'ERROR' | 'WARNING'): Promise<unknown> =>
    (await validate(client, definition, { severity })).diagnostics?.map(({ code }) => code);
  expect(await codes('ERROR')).toEqual([]);
  expect(await codes('WARNING')).toEqual(['PASS_RESULT_IS_STATIC']);
});

it('refuses more results than AWS gives', async () => {
  const { client } = await start();
  await expect(validate(client, passes, { maxResults: 101 })).rejects.toMatchObject({
    name: 'ValidationException',
  });
});
