import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  ListTagsForResourceCommand,
  type SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { create, pass, roleArn, start } from './testing/start-step-functions.ts';

const at = 'arn:aws:states:us-east-1:000000000000:';
const machine = `${at}stateMachine:none`;
const execution = `${at}execution:none:e`;

type Send = (client: SFNClient) => Promise<unknown>;

const onMachine: Readonly<Record<string, (stateMachineArn: string) => Send>> = {
  DescribeStateMachine: (arn) => (client) =>
    client.send(new DescribeStateMachineCommand({ stateMachineArn: arn })),
  UpdateStateMachine: (arn) => (client) =>
    client.send(new UpdateStateMachineCommand({ stateMachineArn: arn, definition: pass })),
  StartExecution: (arn) => (client) => client.send(new StartExecutionCommand({ stateMachineArn: arn })),
  StartSyncExecution: (arn) => (client) =>
    client.send(new StartSyncExecutionCommand({ stateMachineArn: arn })),
  ListExecutions: (arn) => (client) => client.send(new ListExecutionsCommand({ stateMachineArn: arn })),
};
const onExecution: Readonly<Record<string, (executionArn: string) => Send>> = {
  DescribeExecution: (arn) => (client) => client.send(new DescribeExecutionCommand({ executionArn: arn })),
  DescribeStateMachineForExecution: (arn) => (client) =>
    client.send(new DescribeStateMachineForExecutionCommand({ executionArn: arn })),
  GetExecutionHistory: (arn) => (client) =>
    client.send(new GetExecutionHistoryCommand({ executionArn: arn })),
  StopExecution: (arn) => (client) => client.send(new StopExecutionCommand({ executionArn: arn })),
  ListMapRuns: (arn) => (client) => client.send(new ListMapRunsCommand({ executionArn: arn })),
};
const onTagged: Readonly<Record<string, (resourceArn: string) => Send>> = {
  ListTagsForResource: (arn) => (client) => client.send(new ListTagsForResourceCommand({ resourceArn: arn })),
  TagResource: (arn) => (client) => client.send(new TagResourceCommand({ resourceArn: arn, tags: [] })),
  UntagResource: (arn) => (client) =>
    client.send(new UntagResourceCommand({ resourceArn: arn, tagKeys: [] })),
};

describe.each(Object.entries(onMachine))('%s', (_name, operation) => {
  it('says that there is no such machine', async () => {
    const { client } = await start();
    await expect(operation(machine)(client)).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
      message: `State Machine Does Not Exist: '${machine}'`,
    });
  });

  it.each(['machine', execution])('refuses %s, which is no ARN of a machine', async (arn) => {
    const { client } = await start();
    await expect(operation(arn)(client)).rejects.toMatchObject({ name: 'InvalidArn' });
  });
});

describe.each(Object.entries(onExecution))('%s', (_name, operation) => {
  it('says that there is no such execution', async () => {
    const { client } = await start();
    await expect(operation(execution)(client)).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
      message: `Execution Does Not Exist: '${execution}'`,
    });
  });

  it.each(['execution', machine])('refuses %s, which is no ARN of an execution', async (arn) => {
    const { client } = await start();
    await expect(operation(arn)(client)).rejects.toMatchObject({ name: 'InvalidArn' });
  });
});

describe.each(Object.entries(onTagged))('%s', (_name, operation) => {
  it('says that there is no such resource', async () => {
    const { client } = await start();
    await expect(operation(machine)(client)).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });
});

it('says that there is no such Map Run', async () => {
  const { client } = await start();
  const mapRunArn = `${at}mapRun:none/Map:1`;
  await expect(client.send(new DescribeMapRunCommand({ mapRunArn }))).rejects.toMatchObject({
    name: 'ResourceNotFound',
  });
});

it('deletes a machine that is not there, but no other thing', async () => {
  const { client } = await start();
  await client.send(new DeleteStateMachineCommand({ stateMachineArn: machine }));
  await expect(
    client.send(new DeleteStateMachineCommand({ stateMachineArn: execution })),
  ).rejects.toMatchObject({ name: 'InvalidArn' });
});

describe('a machine may have 50 tags and no more', () => {
  const tags = (count: number): { key: string; value: string }[] =>
    Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: 'v' }));

  it('when it is made', async () => {
    const { client } = await start();
    const make = (name: string, count: number): Promise<unknown> =>
      client.send(new CreateStateMachineCommand({ name, definition: pass, roleArn, tags: tags(count) }));
    await make('few', 50);
    await expect(make('many', 51)).rejects.toMatchObject({ name: 'TooManyTags' });
  });

  it('when it is tagged, those of before counted', async () => {
    const { client } = await start();
    const resourceArn = await create(client, pass);
    await client.send(new TagResourceCommand({ resourceArn, tags: tags(50) }));
    await client.send(new TagResourceCommand({ resourceArn, tags: tags(50) }));
    const more = [{ key: 'more', value: 'v' }];
    await expect(client.send(new TagResourceCommand({ resourceArn, tags: more }))).rejects.toMatchObject({
      name: 'TooManyTags',
    });
  });
});
