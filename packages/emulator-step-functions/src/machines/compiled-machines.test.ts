import { FakeClock, seededRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, Store } from '@scones/emulator-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { pass, roleArn } from '../testing/start-step-functions.ts';
import { type StateMachine, StateMachines } from './state-machines.ts';

let store: Store;
let machines: StateMachines;
beforeEach(() => {
  store = new Store(':memory:');
  machines = new StateMachines({
    store,
    identity: EMULATOR_IDENTITY,
    clock: new FakeClock(),
    random: seededRandom(1),
    canCall: undefined,
    logs: undefined,
  });
});
afterEach(() => store.close());

function machineWithRevision(): StateMachine {
  const logging = { level: 'OFF', includeExecutionData: false } as const;
  const revision = machines.revise('STANDARD', { definition: pass, roleArn, logging, isTracing: false });
  const arn = 'arn:aws:states:us-east-1:000000000000:stateMachine:machine';
  return { arn, name: 'machine', type: 'STANDARD', creationDate: 0, revision, tags: {} };
}

it('compiles a revision once for all executions of it', () => {
  const machine = machineWithRevision();
  const compiled = machines.compile(machine, machine.revision);
  expect(machines.compile(machine, machine.revision)).toBe(compiled);
});

it('forgets the compiled revision that nobody has started for longest, and compiles it anew when asked', () => {
  const old = machineWithRevision();
  const busy = machineWithRevision();
  const first = machines.compile(old, old.revision);
  const second = machines.compile(busy, busy.revision);
  for (let revision = 0; revision < 256; revision++) {
    machineWithRevision();
    machines.compile(busy, busy.revision);
  }
  expect(machines.compile(busy, busy.revision)).toBe(second);
  const again = machines.compile(old, old.revision);
  expect(again).not.toBe(first);
  expect(again.startAt).toBe('A');
});
