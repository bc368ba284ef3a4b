import { expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import type { Json } from '../json.ts';
import { lambdaAnswers, runStates } from '../test-run.ts';

const task = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:000000000000:function:f', End: true };
const pass = (name: string): object => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });

async function eventsOf(states: Record<string, Json>): Promise<HistoryEvent[]> {
  const run = runStates(states, { callService: lambdaAnswers('x') });
  await run.result;
  return run.events.slice(0, -1);
}

it('fails an execution whose events do not fit its machine, and says from where', async () => {
  const recorded = await eventsOf({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', End: true } });
  const { result, types } = runStates(
    { A: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', End: true } },
    { recorded },
  );
  const misfit = await result;
  // The history says that the line went to B, which this machine does not have.
  expect(misfit).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(types().at(-1)).toBe('ExecutionFailed');
});

it('fails one that has events of a line that the machine does not have', async () => {
  const Branches = [pass('A'), pass('B')] as Json;
  const recorded = await eventsOf({ P: { Type: 'Parallel', Branches, End: true } });
  const fewer = { P: { Type: 'Parallel', Branches: [pass('A')] as Json, End: true } };
  const { result } = runStates(fewer, { recorded });
  expect(await result).toEqual({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: expect.stringMatching(
      /^The execution cannot go on: its history does not fit its state machine from the event #5 \(PassStateEntered\)\.$/,
    ) as string,
  });
});

it('fails one whose line was ended from outside, though nothing ended it', async () => {
  const recorded = (await eventsOf({ A: task })).slice(0, 3);
  const { previousEventId, timestamp } = recorded[2] as HistoryEvent;
  recorded[2] = { id: 3, previousEventId, timestamp, type: 'TaskStateAborted', details: undefined };
  const run = runStates({ A: task }, { recorded, callService: lambdaAnswers('x') });
  await expect(run.result).rejects.toThrow();
  expect(run.types().at(-1)).toBe('ExecutionFailed');
});

it('draws the same by chance when it runs over its events again', async () => {
  const Arguments = { id: '{% $uuid() %}', number: '{% $random() %}' };
  const states = { A: { ...task, QueryLanguage: 'JSONata', Arguments } };
  const events = await eventsOf(states);
  const again = runStates(states, { recorded: events.slice(0, 2), callService: lambdaAnswers('x') });
  await again.result;
  expect(again.events[2]).toEqual(events[2]);
  expect(events[2]?.type).toBe('LambdaFunctionScheduled');
});
