import type { FieldReader } from '../definition/field-reader.ts';
import { InvalidField } from '../definition/diagnostic.ts';
import { dataLimitExceeded, isTooLarge, Payload } from '../payload.ts';
import { type QueryLanguage } from '../query-language/query-language.ts';
import type { Scope } from '../query-language/scope.ts';
import { readInteger } from '../query-language/typed-fields.ts';
import { withTimeout } from '../runner/with-timeout.ts';
import { StatesError } from '../states-error.ts';
import { readResource } from '../tasks/read-resource.ts';
import type { TaskLimits, TaskResource } from '../tasks/task-resource.ts';
import type { Frame, StateType } from '../workflow.ts';

const LONGEST_TIMEOUT_SECONDS = 99_999_999;

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
  transition: 'next',
  compile(fields, { language, tasks }) {
    const resource = readResource(fields, tasks);
    const readLimits = readTaskLimits(fields, language);
    const roleArn = readCredentials(fields, language);
    return async (frame) => {
      const limits = await readLimits(frame.scope);
      const role = (await roleArn?.(frame.scope)) ?? frame.execution.identity.roleArn;
      return { result: await runTask(frame, resource, limits, role) };
    };
  },
};

function readTaskLimits(fields: FieldReader, language: QueryLanguage): (scope: Scope) => Promise<TaskLimits> {
  const timeout = readInteger(fields, language, 'TimeoutSeconds', 1, LONGEST_TIMEOUT_SECONDS);
  const heartbeat = readInteger(fields, language, 'HeartbeatSeconds', 1, LONGEST_TIMEOUT_SECONDS);
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

async function runTask(
  frame: Frame,
  resource: TaskResource,
  limits: TaskLimits,
  roleArn: string,
): Promise<Payload> {
  const { execution, write, branch } = frame;
  const { ports, identity } = execution;
  const input = frame.arguments === frame.input.value ? frame.input : new Payload(frame.arguments);
  resource.writeScheduled(write, input, identity.region, limits);
  try {
    const output = await withTimeout(ports.clock, branch.signal, limits.timeoutInSeconds, (signal) => {
      const run = { arguments: frame.arguments, roleArn, ports, signal };
      return frame.perform({
        run: () => resource.run(run, (submitted) => resource.writeSubmitted(write, submitted)),
      });
    });
    if (isTooLarge(output.text)) throw dataLimitExceeded(resource.subject);
    resource.writeSucceeded(write, output);
    return output;
  } catch (error) {
    if (!(error instanceof StatesError) || branch.signal.aborted) throw error;
    if (error.error === 'States.Timeout') resource.writeTimedOut(write, error);
    else resource.writeFailed(write, error);
    throw error;
  }
}
