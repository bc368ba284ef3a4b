import type { EnteredEvent, HistoryEvent } from '../history.ts';
import type { Payload } from '../payload.ts';
import type { Frame, State, Workflow } from '../workflow.ts';
import type { Execution } from './execution.ts';
import type { Branch } from './branch.ts';
import type { Recording } from './recording.ts';
import { runState, runStateAlone } from './run-state.ts';
import { turns } from './turns.ts';

/** Runs states from the first to the last. Rejects with a `StatesError`, or with the reason for which the branch was ended. */
export async function runWorkflow(
  execution: Execution,
  workflow: Workflow,
  branch: Branch,
  input: Payload,
): Promise<Payload> {
  const runWithin: Frame['runWorkflow'] = (inner, line, first) => runWorkflow(execution, inner, line, first);
  let name: string | undefined = workflow.startAt;
  let payload = input;
  while (name !== undefined) {
    const turn = turns.take();
    if (turn) await turn;
    const state = workflow.states.get(name) as State;
    const { recording } = execution.history;
    if (recording) await arrive(recording, branch, state);
    else branch.signal.throwIfAborted();
    const arrival = { execution, state, branch, input: payload, runWorkflow: runWithin };
    const isAlone = branch.startedId === undefined && !recording;
    const transition = isAlone ? runStateAlone(arrival) : runState(arrival);
    ({ name, payload } = transition instanceof Promise ? await transition : transition);
    if (payload.text.length > SHORT) turns.spend(payload.text.length / CHARACTERS_A_STATE);
  }
  return payload;
}

/** Reading and writing so many characters takes as long as a state of which there is little to read. */
const CHARACTERS_A_STATE = 500;
const SHORT = 10_000;

/** Waits before a state that was not entered yet until the execution has come as far as it was. */
async function arrive(recording: Recording, branch: Branch, { type, name }: State): Promise<void> {
  const isEntry = (event: HistoryEvent): boolean =>
    event.type === type.entered && (event as HistoryEvent<EnteredEvent>).details.name === name;
  if (recording.find(branch, isEntry)) return;
  branch.signal.throwIfAborted();
  await recording.wait(branch, branch.signal);
}
