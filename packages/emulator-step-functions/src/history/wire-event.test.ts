import type { HistoryEvent } from '@scones/states-language';
import { expect, it } from 'vitest';
import { executionLog } from './execution-log.ts';
import type { LogPort } from './log-port.ts';
import type { LoggingConfiguration, StateMachine } from '../machines/state-machines.ts';
import { encodeEvent, type WireEvent, withoutData } from './wire-event.ts';

const details = { name: 'A', input: '{}', inputDetails: { truncated: false } };
const event: HistoryEvent = { id: 2, previousEventId: 1, timestamp: 1500, type: 'PassStateEntered', details };
const wire = (change: Partial<HistoryEvent> = {}): WireEvent =>
  JSON.parse(encodeEvent({ ...event, ...change })) as WireEvent;

it('sends the time in seconds, and the details of all states under one name', () => {
  expect(wire()).toEqual({
    id: 2,
    previousEventId: 1,
    timestamp: 1.5,
    type: 'PassStateEntered',
    stateEnteredEventDetails: details,
  });
});

it.each([
  ['TaskStateExited', 'stateExitedEventDetails'],
  ['ExecutionSucceeded', 'executionSucceededEventDetails'],
  ['LambdaFunctionFailed', 'lambdaFunctionFailedEventDetails'],
  ['MapIterationStarted', 'mapIterationStartedEventDetails'],
  ['TaskTimedOut', 'taskTimedOutEventDetails'],
] as const)('names the details of %s %s', (type, member) => {
  expect(wire({ type })).toHaveProperty(member, details);
});

it.each([
  [
    'an entry',
    'PassStateEntered',
    { name: 'A "quoted" \n name', input: '{"a":"ä\\n"}', inputDetails: { truncated: false } },
  ],
  ['an exit', 'PassStateExited', { name: 'A', output: '["a"]', outputDetails: { truncated: false } }],
  [
    'long data',
    'PassStateExited',
    { name: 'A', output: '"'.repeat(5000), outputDetails: { truncated: false } },
  ],
  [
    'an exit with variables',
    'PassStateExited',
    {
      name: 'A',
      output: '1',
      outputDetails: { truncated: false },
      assignedVariables: { x: '1' },
      assignedVariablesDetails: { truncated: false },
    },
  ],
] as const)('writes %s as JSON.stringify does, again and again', (_what, type, own) => {
  for (const timestamp of [1500, 1500, 1501]) {
    const { id, previousEventId } = event;
    const member = type === 'PassStateEntered' ? 'stateEnteredEventDetails' : 'stateExitedEventDetails';
    const plain = JSON.stringify({ timestamp: timestamp / 1000, type, id, previousEventId, [member]: own });
    expect(encodeEvent({ ...event, timestamp, type, details: own })).toBe(plain);
  }
});

it('sends no details of an event that has none', () => {
  expect(Object.keys(wire({ type: 'MapStateFailed', details: undefined }))).toEqual([
    'timestamp',
    'type',
    'id',
    'previousEventId',
  ]);
});

it('leaves out what passed through a state, and keeps its name', () => {
  expect(withoutData(wire())).toMatchObject({ stateEnteredEventDetails: { name: 'A' } });
  expect(withoutData(wire())['stateEnteredEventDetails']).toEqual({ name: 'A' });
  const details = { error: 'E', cause: 'why' };
  const failed = wire({ type: 'ExecutionFailed', details });
  expect(withoutData(failed)['executionFailedEventDetails']).toEqual(details);
});

/** What a machine with such logging writes of three events. */
function logged(logging: Partial<LoggingConfiguration>): { stream: string; type: string; details: object }[] {
  const lines: { stream: string; type: string; details: object }[] = [];
  const logs: LogPort = {
    hasGroup: () => true,
    append(group, stream, events) {
      expect(group).toBe('/machine');
      for (const { message } of events)
        lines.push({ ...(JSON.parse(message) as { type: string; details: object }), stream });
    },
  };
  const logGroupArn = 'arn:aws:logs:us-east-1:000000000000:log-group:/machine:*';
  const machine = {
    name: 'm',
    revision: {
      id: '12345678-rest',
      logging: { level: 'ALL', includeExecutionData: false, logGroupArn, ...logging },
    },
  } as StateMachine;
  const write = executionLog(logs, machine, { arn: 'arn:e', startDate: Date.UTC(2026, 0, 2, 3, 4) });
  write(event);
  write({ ...event, type: 'LambdaFunctionFailed', details: { error: 'E', cause: 'c' } });
  write({ ...event, type: 'ExecutionFailed', details: { error: 'E', cause: 'c' } });
  return lines;
}

it.each([
  ['ALL', ['PassStateEntered', 'LambdaFunctionFailed', 'ExecutionFailed']],
  ['ERROR', ['LambdaFunctionFailed', 'ExecutionFailed']],
  ['FATAL', ['ExecutionFailed']],
  ['OFF', []],
] as const)('logs on the level %s the events %j', (level, types) => {
  expect(logged({ level }).map(({ type }) => type)).toEqual(types);
});

it('logs into a stream for the minute and the revision, with the data where it is asked for', () => {
  const [line] = logged({});
  expect(line).toMatchObject({ stream: 'states/m/2026-01-02-03-04/12345678', details: { name: 'A' } });
  expect(line?.details).not.toHaveProperty('input');
  expect(logged({ includeExecutionData: true })[0]?.details).toEqual(details);
});
