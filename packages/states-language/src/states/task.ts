import type { FieldReader } from '../definition/field-reader.ts';
import { InvalidField } from '../definition/diagnostic.ts';
import type { HistoryEvent } from '../history.ts';
import { dataLimitExceeded, isTooLarge, Payload } from '../payload.ts';
import { mockedOutput } from '../mocked-tasks.ts';
import { type QueryLanguage } from '../query-language/query-language.ts';
import type { Scope } from '../query-language/scope.ts';
import { readInteger } from '../query-language/typed-fields.ts';
import { isAborted } from '../runner/aborted.ts';
import { withTimeout } from '../runner/with-timeout.ts';
import type { WriteEvent } from '../runner/branch.ts';
import { StatesError } from '../states-error.ts';
import { readResource } from '../tasks/read-resource.ts';
import { reachOutcome } from '../tasks/recorded-outcome.ts';
import type { TaskRun } from '../tasks/integration.ts';
import type { Scheduling, TaskLimits, TaskResource } from '../tasks/task-resource.ts';
import type { Frame, StateType } from '../workflow.ts';

const LONGEST_TIMEOUT_SECONDS = 99_999_999;

const TIMEOUTS = new Set<string | undefined>(['States.Timeout', 'States.HeartbeatTimeout']);

export const task: StateType = {
  entered: 'TaskStateEntered',
  exited: 'TaskStateExited',
  aborted: 'TaskStateAborted',
  data: [
    'InputPath',
    'Parameters',
    'ResultSelector',
    'ResultPath',
    'OutputPath',
    'Assign',
    'Arguments',
    'Output',
  ],
  handlesErrors: true,
  takesToken: (fields) => /\.(?:sync(?::2)?|waitForTaskToken)$/.test(fields.string('Resource') ?? ''),
  transition: 'next',
  compile(fields, { language, tasks }) {
    const resource = readResource(fields, tasks);
    const readLimits = readTaskLimits(fields, language);
    const roleArn = readCredentials(fields, language);
    return async (frame) => {
      const limits = await readLimits(frame.scope);
      const own = await roleArn?.(frame.scope);
      const scheduling = own === undefined ? limits : { ...limits, taskCredentials: { roleArn: own } };
      return { result: await runTask(frame, resource, scheduling) };
    };
  },
};

function readTaskLimits(fields: FieldReader, language: QueryLanguage): (scope: Scope) => Promise<TaskLimits> {
  const timeout = readInteger(fields, language, 'TimeoutSeconds', 1, LONGEST_TIMEOUT_SECONDS);
  const heartbeat = readInteger(fields, language, 'HeartbeatSeconds', 1, LONGEST_TIMEOUT_SECONDS);
  const [most, least] = [fields.get('TimeoutSeconds'), fields.get('HeartbeatSeconds')];
  if (typeof most === 'number' && typeof least === 'number' && least >= most)
    throw fields.invalid('HeartbeatSeconds', 'HeartbeatSeconds must be smaller than TimeoutSeconds');
  return async (scope) => {
    const [timeoutInSeconds, heartbeatInSeconds] = [await timeout(scope), await heartbeat(scope)];
    return {
      ...(timeoutInSeconds !== undefined && { timeoutInSeconds }),
      ...(heartbeatInSeconds !== undefined && { heartbeatInSeconds }),
    };
  };
}

/** `Credentials`: another role to make the call with. */
function readCredentials(
  fields: FieldReader,
  language: QueryLanguage,
): ((scope: Scope) => Promise<string>) | undefined {
  const credentials = fields.reader('Credentials');
  if (!credentials) return undefined;
  if (!credentials.has('RoleArn') && !credentials.has('RoleArn.$')) {
    throw new InvalidField(`The field 'RoleArn' is required but was missing`, credentials.location);
  }
  const template = language.readTemplate(fields, 'Credentials');
  return async (scope) => String(((await template?.(scope)) as { RoleArn?: unknown }).RoleArn);
}

async function runTask(frame: Frame, resource: TaskResource, scheduling: Scheduling): Promise<Payload> {
  const { execution, write, branch, reach, taskToken } = frame;
  const { ports, identity } = execution;
  const scheduled = await reach();
  if (!scheduled) resource.check?.(ports);
  const input = readInput(frame, scheduled);
  const waiting = resource.awaitsReport ? ports.taskTokens.open(taskToken(), ports.clock) : undefined;
  const { heartbeatInSeconds: heartbeatSeconds, timeoutInSeconds, taskCredentials } = scheduling;
  const { roleArn } = taskCredentials ?? identity;
  const isAgain = scheduled !== undefined;
  const { noteExchange } = execution.rehearsal ?? {};
  const timed = { isAgain, heartbeatSeconds, taskToken, waiting };
  const run = {
    arguments: input.value,
    argumentsText: input.text,
    roleArn,
    ports,
    identity,
    noteExchange,
    ...timed,
  };
  resource.writeScheduled(write, input, identity.region, scheduling);
  const until = branch.time + (timeoutInSeconds ?? Infinity) * 1000;
  try {
    const { submitted, ended } = await reachOutcome(frame, resource, until);
    const output =
      ended ??
      (await withTimeout(ports.clock, branch.signal, until, (signal) =>
        frame.perform({ run: () => runOrMock(frame, resource, { ...run, signal }, submitted) }),
      ));
    if (isTooLarge(output.text)) throw dataLimitExceeded(resource.subject);
    resource.writeSucceeded(write, output);
    return output;
  } catch (error) {
    if (error instanceof StatesError && !isEnded(frame, error)) writeFailure(resource, write, error);
    throw error;
  } finally {
    waiting?.close();
  }
}

/** A mocked task has its answer at once, whatever its resource would wait for. */
async function runOrMock(
  frame: Frame,
  resource: TaskResource,
  run: TaskRun,
  submitted: Payload | undefined,
): Promise<Payload> {
  const mocked = frame.execution.ports.mockedTasks?.(frame.stateName);
  return mocked ? mockedOutput(mocked) : await runResource(frame, resource, run, submitted);
}

/** A run whose submission is recorded is not submitted again. */
async function runResource(
  { write, branch }: Frame,
  resource: TaskResource,
  run: TaskRun,
  submitted: Payload | undefined,
): Promise<Payload> {
  const answer = submitted ?? (await resource.call(run));
  if (!resource.follow) return answer;
  if (!submitted) resource.writeSubmitted(write, answer);
  try {
    return await resource.follow(run, answer);
  } catch (error) {
    if (isAborted(branch.signal)) resource.abandon?.(run, answer);
    throw error;
  }
}

function writeFailure(resource: TaskResource, write: WriteEvent, error: StatesError): void {
  if (TIMEOUTS.has(error.error)) resource.writeTimedOut(write, error);
  else resource.writeFailed(write, error);
}

/** Whether the line was ended from outside; a recorded failure was the task's own. */
function isEnded({ execution, branch }: Frame, error: StatesError): boolean {
  return error === branch.signal.reason || (branch.signal.aborted && !execution.history.recording);
}

/** A task that was scheduled already is called with what it was scheduled with. */
function readInput(frame: Frame, scheduled: HistoryEvent | undefined): Payload {
  const { parameters, input } = (scheduled?.details ?? {}) as { parameters?: string; input?: string };
  const text = parameters ?? input;
  if (text !== undefined) return Payload.parse(text);
  return frame.arguments === frame.input.value ? frame.input : new Payload(frame.arguments);
}
