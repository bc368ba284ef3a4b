import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  SFNClient,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { FakeClock, seededRandom, systemClock } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { serveInTest } from '@scones/emulator-core/testing';
import { stepFunctions } from '@scones/emulator-step-functions';
import { classifyPictureDefinition, forEachLambda } from '@scones/workflow';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepMachine } from './keep-machine.ts';

const LOOK_MILLISECONDS = 2_000;
const roleArn = 'arn:aws:iam::000000000000:role/workflow';
const arnOf = (name: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

/** A Step Functions of its own stands in for Step Functions Local: the emulator's accepts the same requests. */
async function startStepFunctions() {
  const service = stepFunctions({
    store: new Store(':memory:'),
    identity: EMULATOR_IDENTITY,
    clock: systemClock,
    random: seededRandom(1),
    callService: () => Promise.reject(new Error('nothing is run here')),
    onFault: (fault) => {
      throw fault;
    },
  });
  const server = await serveInTest(service);
  return { client: new SFNClient({ ...server.connection, maxAttempts: 1 }), close: () => server.close() };
}

const definitionOver = (infer: string): string =>
  JSON.stringify(
    classifyPictureDefinition(
      forEachLambda((lambda) => arnOf(lambda === 'lambda-infer-serialized-image-data' ? infer : lambda)),
    ),
  );

let deployed: Awaited<ReturnType<typeof startStepFunctions>>;
let local: typeof deployed;
let outputs: Record<string, string> | undefined;
let clock: FakeClock;
let lines: string[];
let stop: AbortController;
let kept: Promise<void>;

beforeEach(async () => {
  [deployed, local] = await Promise.all([startStepFunctions(), startStepFunctions()]);
  outputs = undefined;
  lines = [];
  clock = new FakeClock();
  stop = new AbortController();
  kept = keepMachine({
    deployed: deployed.client,
    local: local.client,
    stack: { stackName: 'scones-unlimited', read: async () => outputs },
    clock,
    signal: stop.signal,
    tell: (text) => void lines.push(text),
  });
});
afterEach(async () => {
  stop.abort();
  await kept;
  await Promise.all([deployed.close(), local.close().catch(() => undefined)]);
});

async function deploy(): Promise<string> {
  const { stateMachineArn } = await deployed.client.send(
    new CreateStateMachineCommand({ name: 'machine-1', roleArn, definition: definitionOver('infer') }),
  );
  outputs = { ClassifyPictureStateMachineArn: stateMachineArn as string };
  return stateMachineArn as string;
}

async function localMachine() {
  const { stateMachines = [] } = await local.client.send(new ListStateMachinesCommand());
  const [stateMachineArn] = stateMachines.map((machine) => machine.stateMachineArn);
  if (stateMachineArn === undefined) return undefined;
  return await local.client.send(new DescribeStateMachineCommand({ stateMachineArn }));
}

/** Waits until it is so, and moves the keeper's time on. */
async function eventually(fact: () => void | Promise<void>): Promise<void> {
  await vi.waitFor(
    async () => {
      await clock.advance(LOOK_MILLISECONDS);
      await fact();
    },
    { timeout: 10_000, interval: 20 },
  );
}

it('waits for the stack, saying once how to deploy it, and then makes its machine', async () => {
  const waiting = 'Waiting for the stack scones-unlimited: npx nx deploy infra --configuration=local';
  await eventually(() => expect(lines).toEqual([waiting]));
  outputs = {};
  await deploy();
  await eventually(() => expect(lines).toHaveLength(2));
  expect(lines).toEqual([
    waiting,
    expect.stringMatching(/^ClassifyPicture is ready: arn:.*:ClassifyPicture$/),
  ]);
  const machine = await localMachine();
  expect(machine).toMatchObject({ name: 'ClassifyPicture', roleArn });
  expect(machine!.definition).toContain(arnOf('infer'));
  // Step Functions Local does not know it.
  expect(machine!.definition).not.toContain('ErrorPath');
});

it('makes the machine again when Step Functions Local has lost it', async () => {
  await deploy();
  await eventually(async () => expect(await localMachine()).toBeDefined());
  const { stateMachineArn } = (await localMachine())!;
  await local.client.send(new DeleteStateMachineCommand({ stateMachineArn }));
  await eventually(async () => expect(await localMachine()).toMatchObject({ status: 'ACTIVE' }));
});

it('changes the machine when the stack’s has changed', async () => {
  const stateMachineArn = await deploy();
  await eventually(async () => expect(await localMachine()).toBeDefined());
  await deployed.client.send(
    new UpdateStateMachineCommand({ stateMachineArn, definition: definitionOver('infer-2') }),
  );
  await eventually(async () => expect((await localMachine())!.definition).toContain(arnOf('infer-2')));
});

it('says why it waits when Step Functions Local can’t be reached, and goes on', async () => {
  await local.close();
  await deploy();
  await eventually(() => expect(lines.at(-1)).toMatch(/^Waiting: Nothing answers at 127\.0\.0\.1:\d+: /));
});
