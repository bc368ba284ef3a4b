import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { create, pass, roleArn, run, start, wait } from '../testing/start-step-functions.ts';

it('creates the same machine twice, but no other of its name', async () => {
  const { client } = await start();
  const arn = await create(client, pass);
  expect(await create(client, pass)).toBe(arn);
  await expect(create(client, wait)).rejects.toMatchObject({ name: 'StateMachineAlreadyExists' });
  await expect(create(client, pass, 'no spaces')).rejects.toMatchObject({ name: 'InvalidName' });
});

it('refuses a definition with what is wrong with it', async () => {
  const { client } = await start();
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } });
  await expect(create(client, definition)).rejects.toMatchObject({
    name: 'InvalidDefinition',
    message: `Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next, MISSING_END_STATE: Workflow has no terminal state at null'`,
  });
  const validated = await client.send(new ValidateStateMachineDefinitionCommand({ definition }));
  expect(validated).toMatchObject({ result: 'FAIL', truncated: false });
  expect(validated.diagnostics?.map(({ code }) => code)).toEqual([
    'MISSING_TRANSITION_TARGET',
    'MISSING_END_STATE',
  ]);
});

it('makes a definition that it warns of', async () => {
  const { client } = await start();
  const definition = JSON.stringify({
    StartAt: 'A',
    States: { A: { Type: 'Pass', Result: '$.a', End: true } },
  });
  const found = await client.send(
    new ValidateStateMachineDefinitionCommand({ definition, severity: 'WARNING' }),
  );
  expect(found).toMatchObject({ result: 'OK', diagnostics: [{ code: 'PASS_RESULT_IS_STATIC' }] });
  expect(await create(client, definition)).toContain(':stateMachine:');
});

it('keeps an execution to the definition that it was started with', async () => {
  const { client, clock } = await start();
  const stateMachineArn = await create(client, wait);
  const executionArn = await run(client, stateMachineArn);
  const updated = await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: pass }));
  const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(described).toMatchObject({ definition: pass, revisionId: updated.revisionId });
  const own = await client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
  expect(own).toMatchObject({ definition: wait, name: 'machine' });
  await clock.advance(60_000);
  const execution = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(execution.stopDate).toEqual(new Date('2026-01-01T00:01:00Z'));
});

it('stops what runs of a machine that is deleted', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, wait);
  const executionArn = await run(client, stateMachineArn);
  await client.send(new DeleteStateMachineCommand({ stateMachineArn }));
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'ABORTED',
  });
  await expect(run(client, stateMachineArn)).rejects.toMatchObject({
    name: 'StateMachineDoesNotExist',
    message: `State Machine Does Not Exist: '${stateMachineArn}'`,
  });
});

it('adds, lists and removes tags', async () => {
  const { client } = await start();
  const resourceArn = await create(client, pass);
  const tags = [
    { key: 'team', value: 'ml' },
    { key: 'cost', value: '' },
  ];
  await client.send(new TagResourceCommand({ resourceArn, tags }));
  await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ['cost', 'none'] }));
  const listed = await client.send(new ListTagsForResourceCommand({ resourceArn }));
  expect(listed.tags).toEqual([{ key: 'team', value: 'ml' }]);
});

it('logs what its configuration asks for, and refuses logs where there are none', async () => {
  const lines: [group: string, stream: string, type: unknown][] = [];
  const logs = {
    hasGroup: (group: string) => group === '/machine',
    append(group: string, stream: string, events: readonly { message: string }[]) {
      for (const { message } of events)
        lines.push([group, stream, (JSON.parse(message) as { type: string }).type]);
    },
  };
  const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Fail', Error: 'E' } } });
  const logGroupArn = 'arn:aws:logs:us-east-1:000000000000:log-group:/machine:*';
  const command = new CreateStateMachineCommand({
    name: 'logged',
    definition,
    roleArn,
    loggingConfiguration: { level: 'ERROR', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }] },
  });
  const { client } = await start({}, { logs });
  const { stateMachineArn } = await client.send(command);
  await run(client, stateMachineArn as string);
  const stream = expect.stringMatching(/^states\/logged\/2026-01-01-00-00\/[\da-f]{8}$/) as string;
  expect(lines).toEqual([
    ['/machine', stream, 'FailStateEntered'],
    ['/machine', stream, 'ExecutionFailed'],
  ]);
  const elsewhere = { cloudWatchLogsLogGroup: { logGroupArn: logGroupArn.replace('/machine', '/none') } };
  await expect(
    client.send(
      new UpdateStateMachineCommand({
        stateMachineArn,
        loggingConfiguration: { level: 'ALL', destinations: [elsewhere] },
      }),
    ),
  ).rejects.toMatchObject({
    name: 'InvalidLoggingConfiguration',
    message: 'Invalid Logging Configuration: Log Destination not found.',
  });
  const without = await start();
  await expect(without.client.send(command)).rejects.toMatchObject({ name: 'InvalidLoggingConfiguration' });
});

it.each([
  [
    { name: 'x'.repeat(81) },
    'ValidationException',
    /at 'name' failed to satisfy constraint: Member must have length less than or equal to 80$/,
  ],
  [{ roleArn: 'arn:aws:iam::1234:role/r' }, 'InvalidArn', /^Invalid Role Arn: 'arn:aws:iam::1234:role\/r'$/],
  [
    { versionDescription: 'v' },
    'ValidationException',
    /^Version description can only be set when publish is true$/,
  ],
])('refuses to create a machine with %j', async (change, name, message) => {
  const { client } = await start();
  const machine = { name: 'machine', definition: pass, roleArn, ...change };
  await expect(client.send(new CreateStateMachineCommand(machine))).rejects.toMatchObject({
    name,
    message: expect.stringMatching(message) as string,
  });
});

it('refuses to give a machine a role that is none', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  await expect(
    client.send(new UpdateStateMachineCommand({ stateMachineArn, roleArn: 'role' })),
  ).rejects.toMatchObject({ name: 'InvalidArn', message: "Invalid Role Arn: 'role'" });
});

it('refuses tokens and names that are longer than AWS makes them', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  const tooLong = /Member must have length less than or equal to/;
  await expect(client.send(new ListStateMachinesCommand({ nextToken: 'x'.repeat(1025) }))).rejects.toThrow(
    tooLong,
  );
  await expect(
    client.send(new StartExecutionCommand({ stateMachineArn, name: 'x'.repeat(81) })),
  ).rejects.toThrow(tooLong);
  await expect(client.send(new StartSyncExecutionCommand({ stateMachineArn }))).rejects.toMatchObject({
    name: 'StateMachineTypeNotSupported',
    message: 'This operation is not supported by this type of state machine',
  });
});
