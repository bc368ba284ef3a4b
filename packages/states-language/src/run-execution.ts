import {
  type EventDetails,
  type EventType,
  HISTORY_LIMIT,
  type HistoryEvent,
  NOT_TRUNCATED,
} from './history.ts';
import type { JsonObject } from './json.ts';
import type { Machine } from './workflow.ts';
import { Payload } from './payload.ts';
import type { Ports } from './ports.ts';
import type { Execution } from './runner/execution.ts';
import type { ExecutionIdentity } from './execution-identity.ts';
import type { Branch } from './runner/branch.ts';
import { isOf } from './runner/count-iterations.ts';
import { LineEnded } from './runner/execution-fault.ts';
import { ExecutionHistory } from './runner/execution-history.ts';
import { type Journal, JournalWritten } from './runner/journal.ts';
import type { Position } from './runner/position.ts';
import { survivingEvents } from './runner/redrive.ts';
import { runWorkflow } from './runner/run-workflow.ts';
import { StatesError } from './states-error.ts';
import { failureDetails } from './tasks/task-resource.ts';
import { formatTimestamp } from './timestamp.ts';
import { withTimeout } from './runner/with-timeout.ts';
import type { ExecutionResult } from './execution-result.ts';

export interface ExecutionOptions {
  readonly machine: Machine;
  readonly identity: ExecutionIdentity;
  /** JSON text. */
  readonly input: string;
  readonly ports: Ports;
  /** Stops the execution; the reason is best an `ExecutionStopped`. */
  readonly signal?: AbortSignal;
  /** How many events its history may have. An Express execution has no such limit. */
  readonly historyLimit?: number;
  /** The events of an execution that did not end: it goes on after them, and writes none of them again. */
  readonly recorded?: readonly HistoryEvent[] | undefined;
}

/** Why an execution is stopped from outside. */
export class ExecutionStopped extends StatesError {}

/** Runs a machine from its first event to its last. Rejects only for a fault of the interpreter or its host. */
export async function runExecution(options: ExecutionOptions): Promise<ExecutionResult> {
  const { machine, ports, historyLimit: limit = HISTORY_LIMIT, recorded = [] } = options;
  const ended = recordedEnd(recorded);
  if (ended) return ended;
  const { clock } = ports;
  // Without a wait where there is none: a host relies on the first event being written at once.
  const isRedriven = recorded.some(({ type }) => type === 'ExecutionRedriven');
  const { events, since } = isRedriven
    ? await survivingEvents(recorded, (those, journal) => writeJournal(options, those, journal))
    : { events: recorded, since: 0 };
  const sink = (event: HistoryEvent): void => ports.history(event);
  const lastId = recorded.at(-1)?.id ?? 0;
  const history = new ExecutionHistory({ clock, sink, limit, recorded: events, lastId, since });
  const began = Math.max(events[0]?.timestamp ?? clock.now(), since);
  return await runOver(options, history, began + (machine.timeoutSeconds ?? Infinity) * 1000);
}

/** Runs over events without going on after them. */
async function writeJournal(
  options: ExecutionOptions,
  recorded: readonly HistoryEvent[],
  journal: Journal,
): Promise<void> {
  const stop = (): never => {
    throw new JournalWritten();
  };
  const { clock } = options.ports;
  const call = async (): Promise<never> => stop();
  const http = { connect: call, send: call };
  const ports: Ports = { ...options.ports, callService: call, http, startMapRun: stop };
  const sink = (): void => undefined;
  const history = new ExecutionHistory({ clock, sink, limit: Infinity, recorded, journal });
  await runOver({ ...options, ports, signal: new AbortController().signal }, history, Infinity).catch(
    (error: unknown) => {
      if (!(error instanceof JournalWritten)) throw error;
    },
  );
}

/** Runs a machine, over what is recorded, until a time in milliseconds since the epoch. */
async function runOver(
  options: ExecutionOptions,
  history: ExecutionHistory,
  until: number,
): Promise<ExecutionResult> {
  const { machine, identity, ports } = options;
  const input = Payload.parse(options.input);
  const signal = options.signal ?? new AbortController().signal;
  const { roleArn } = identity;
  const started = history.note(outside(), 'ExecutionStarted', {
    input: input.text,
    inputDetails: NOT_TRUNCATED,
    roleArn,
  });
  let branch: Branch | undefined;
  try {
    const payload = await withTimeout(ports.clock, signal, until, (limited) => {
      let made: JsonObject | undefined;
      // Few states ask for it.
      const context = (): JsonObject => (made ??= executionContext(identity, input));
      const execution: Execution = { identity, ports, history, input: input.value, signal: limited, context };
      const variables = Object.create(null) as Branch['variables'];
      branch = { ...outside(), time: started.timestamp, variables, signal: limited };
      return runWorkflow(execution, machine, branch, input);
    });
    history.recording?.end();
    const output = payload.text;
    history.write(branch ?? outside(), 'ExecutionSucceeded', { output, outputDetails: NOT_TRUNCATED });
    return { status: 'SUCCEEDED', output };
  } catch (error) {
    return writeEnd(history, branch, misfit(history, branch, error));
  }
}

/** How an execution ended whose host had not noted that yet. */
function recordedEnd(recorded: readonly HistoryEvent[]): ExecutionResult | undefined {
  const last = recorded.at(-1);
  const status = last && ENDS[last.type];
  if (!status) return undefined;
  if (isOf(last, 'ExecutionSucceeded')) return { status: 'SUCCEEDED', output: last.details.output };
  return { status, ...(last.details as EventDetails['ExecutionFailed']) } as ExecutionResult;
}

const ENDS: Readonly<Partial<Record<EventType, ExecutionResult['status']>>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionAborted: 'ABORTED',
  ExecutionTimedOut: 'TIMED_OUT',
};

/** An event that points back to none. */
function outside(): Position {
  return { previousEventId: 0, time: 0 };
}

/** An execution that ends of itself before its recorded events do does not fit them. */
function misfit(history: ExecutionHistory, branch: Branch | undefined, error: unknown): unknown {
  if (error instanceof JournalWritten) return error;
  if (branch?.signal.aborted && !(error instanceof LineEnded)) return error;
  try {
    history.recording?.end();
    return error;
  } catch (fault) {
    return fault;
  }
}

function writeEnd(history: ExecutionHistory, branch: Branch | undefined, error: unknown): ExecutionResult {
  if (!(error instanceof StatesError)) {
    if (!branch?.signal.aborted) history.write(branch ?? outside(), 'ExecutionFailed', faultDetails(error));
    throw error;
  }
  const details = failureDetails(error);
  if (error instanceof ExecutionStopped) {
    history.note(outside(), 'ExecutionAborted', details);
    return { status: 'ABORTED', ...details };
  }
  // A task's own timeout was written as the branch went on; the execution's own aborts the branch.
  if (branch?.signal.aborted && error.error === 'States.Timeout') {
    history.note(outside(), 'ExecutionTimedOut', details);
    return { status: 'TIMED_OUT', ...details };
  }
  history.write(branch ?? outside(), 'ExecutionFailed', details);
  return { status: 'FAILED', ...details };
}

/** A fault of the host rather than of the execution. */
function faultDetails(error: unknown): { error: string; cause: string } {
  return { error: 'States.Runtime', cause: String(error) };
}

function executionContext(identity: ExecutionIdentity, input: Payload): JsonObject {
  const { executionArn, executionName, roleArn, startTime, stateMachineArn, stateMachineName } = identity;
  return {
    Execution: {
      Id: executionArn,
      Input: input.value,
      Name: executionName,
      RoleArn: roleArn,
      StartTime: formatTimestamp(startTime),
      ...(identity.redriveCount !== undefined && { RedriveCount: identity.redriveCount }),
      ...(identity.redriveTime !== undefined && { RedriveTime: formatTimestamp(identity.redriveTime) }),
    },
    StateMachine: { Id: stateMachineArn, Name: stateMachineName },
  };
}
