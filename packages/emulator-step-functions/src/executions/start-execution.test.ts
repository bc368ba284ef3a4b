import { DescribeExecutionCommand, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, it } from 'vitest';
import { create, pass, run, start, wait } from '../testing/start-step-functions.ts';

it('names an execution itself where it is given no name, and each anew', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  const arns = [await run(client, stateMachineArn), await run(client, stateMachineArn)];
  for (const arn of arns)
    expect(arn).toMatch(/^arn:aws:states:us-east-1:000000000000:execution:machine:[\da-f-]{36}$/);
  expect(arns[0]).not.toBe(arns[1]);
});

it('takes an empty object for the input that is not given', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  const { executionArn, startDate } = await client.send(new StartExecutionCommand({ stateMachineArn }));
  expect(startDate).toEqual(new Date('2026-01-01T00:00:00Z'));
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ input: '{}' });
});

it('takes inputs for different ones that differ only as texts', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, wait);
  await run(client, stateMachineArn, '{"a":1}', 'once');
  await expect(run(client, stateMachineArn, '{ "a": 1 }', 'once')).rejects.toMatchObject({
    name: 'ExecutionAlreadyExists',
  });
});

it('lets executions of two machines have the same name', async () => {
  const { client } = await start();
  const arns = await Promise.all(
    ['one', 'two'].map(async (name) => run(client, await create(client, pass, name), '{}', 'same')),
  );
  const prefix = 'arn:aws:states:us-east-1:000000000000:execution';
  expect(arns).toEqual([`${prefix}:one:same`, `${prefix}:two:same`]);
});

it('keeps the text of an input of exactly the size that AWS takes', async () => {
  const { client } = await start();
  const input = `"${'a'.repeat(262_142)}"`;
  const executionArn = await run(client, await create(client, pass), input);
  const described = await client.send(new DescribeExecutionCommand({ executionArn }));
  expect(described.input).toBe(input);
});

it('counts the size of an input in bytes, not in characters', async () => {
  const { client } = await start();
  const input = `"${'ä'.repeat(131_072)}"`;
  await expect(run(client, await create(client, pass), input)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('Member must have length less than or equal to 262144') as string,
  });
});

it.each(['a b', 'a/b', 'a:b', 'a"b', 'a\nb'])('refuses the name %j', async (name) => {
  const { client } = await start();
  await expect(run(client, await create(client, pass), '{}', name)).rejects.toMatchObject({
    name: 'InvalidName',
    message: `Invalid Name: '${name}'`,
  });
});

it('begins executions that are started at once, each by itself', async () => {
  const { client } = await start();
  const stateMachineArn = await create(client, pass);
  const names = Array.from({ length: 40 }, (_, index) => `run-${index}`);
  const arns = await Promise.all(names.map((name) => run(client, stateMachineArn, `"${name}"`, name)));
  for (const [index, executionArn] of arns.entries()) {
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(described).toMatchObject({ status: 'SUCCEEDED', output: `"run-${index}"` });
  }
});
