import {
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  type SFNClient,
  UpdateStateMachineCommand,
  type UpdateStateMachineCommandInput,
  type UpdateStateMachineCommandOutput,
} from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { create, pass, roleArn, run, start, wait } from '../testing/start-step-functions.ts';

type Change = Omit<UpdateStateMachineCommandInput, 'stateMachineArn'>;

const update = (
  client: SFNClient,
  stateMachineArn: string,
  change: Change,
): Promise<UpdateStateMachineCommandOutput> =>
  client.send(new UpdateStateMachineCommand({ stateMachineArn, ...change }));

it('tells no revision of a machine that was never updated', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(described).toMatchObject({ name: 'machine', status: 'ACTIVE', type: 'STANDARD', definition: pass });
  expect(described).not.toHaveProperty('revisionId');
});

it('refuses an update that says nothing', async () => {
  const { client } = await start();
  await expect(update(client, await create(client, pass), {})).rejects.toMatchObject({
    name: 'MissingRequiredParameter',
    message:
      'Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified',
  });
});

it('keeps what an update does not name', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  const other = `${roleArn}-2`;
  await update(client, stateMachineArn, { roleArn: other });
  await update(client, stateMachineArn, { tracingConfiguration: { enabled: true } });
  await update(client, stateMachineArn, { definition: wait });
  expect(await client.send(new DescribeStateMachineCommand({ stateMachineArn }))).toMatchObject({
    definition: wait,
    roleArn: other,
    tracingConfiguration: { enabled: true },
    loggingConfiguration: { level: 'OFF', includeExecutionData: false },
  });
});

it('makes a revision for a change, and none for the same once more', async () => {
  const { client, clock } = await start();
  const stateMachineArn = await create(client, pass);
  const first = await update(client, stateMachineArn, { definition: wait });
  await clock.advance(1000);
  const same = await update(client, stateMachineArn, { definition: wait });
  expect(same).toMatchObject({ revisionId: first.revisionId, updateDate: first.updateDate });
  const next = await update(client, stateMachineArn, { definition: pass });
  expect(next.revisionId).not.toBe(first.revisionId);
  expect(next.updateDate).toEqual(new Date('2026-01-01T00:00:01Z'));
});

it('leaves the machine as it was when a definition is refused', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  const definition = '{"StartAt":"A","States":{}}';
  await expect(
    update(client, stateMachineArn, { definition, roleArn: `${roleArn}-2` }),
  ).rejects.toMatchObject({ name: 'InvalidDefinition' });
  const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(described).toMatchObject({ definition: pass, roleArn });
});

it('turns tracing off where its configuration does not say that it is on', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  await update(client, stateMachineArn, { tracingConfiguration: { enabled: true } });
  await update(client, stateMachineArn, { tracingConfiguration: {} });
  const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  expect(described.tracingConfiguration).toEqual({ enabled: false });
});

it('shows the revision that an execution began with, whatever came later', async () => {
  const { client, clock } = await start();
  const stateMachineArn = await create(client, wait);
  const early = await run(client, stateMachineArn);
  await clock.advance(1000);
  await update(client, stateMachineArn, { definition: pass, roleArn: `${roleArn}-2` });
  const late = await run(client, stateMachineArn);
  const of = (executionArn: string): Promise<object> =>
    client.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
  expect(await of(early)).toMatchObject({
    definition: wait,
    roleArn,
    updateDate: new Date('2026-01-01T00:00:00Z'),
  });
  expect(await of(late)).toMatchObject({
    stateMachineArn,
    definition: pass,
    roleArn: `${roleArn}-2`,
    updateDate: new Date('2026-01-01T00:00:01Z'),
  });
});

it('hides the definition when only the metadata is asked for', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  const executionArn = await run(client, stateMachineArn);
  const includedData = 'METADATA_ONLY';
  const answers = [
    await client.send(new DescribeStateMachineCommand({ stateMachineArn, includedData })),
    await client.send(new DescribeStateMachineForExecutionCommand({ executionArn, includedData })),
  ];
  expect(answers.map(({ definition }) => definition)).toEqual(['{}', '{}']);
});
