import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { systemClock } from '@scones/deterministic';
import { strToU8, zipSync } from 'fflate';
import type { CrashingEmulator } from './crashing-emulator.ts';
import { CHILD_MACHINE, MACHINE, MACHINE_NAME } from './machine-under-load.ts';

export interface StartedExecution {
  readonly name: string;
  readonly executionArn: string;
}

const ROLE = 'arn:aws:iam::000000000000:role/crash';
/**
 * Each waits for the end of what it started, also of what it started before a kill, so that no more runs at once than Lambda
 * takes.
 */
const CLIENTS = 12;
/** Between two looks at an execution, in milliseconds. */
const PAUSE = 50;
const ACCOUNT = 'arn:aws:states:us-east-1:000000000000';

function options(emulator: CrashingEmulator): object {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return { endpoint: emulator.url, region: 'us-east-1', credentials, maxAttempts: 1 };
}

export function statesClient(emulator: CrashingEmulator): SFNClient {
  return new SFNClient(options(emulator));
}

/** Makes the function, which tells the counting server of each call, and the machines. */
export async function deploy(emulator: CrashingEmulator, countingUrl: string): Promise<void> {
  const lambda = new LambdaClient(options(emulator));
  const code = `export const handler = async (event) => {
    await fetch('${countingUrl}', { method: 'POST', body: JSON.stringify(event) });
    return event.key;
  };`;
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'count',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: ROLE,
      Code: { ZipFile: zipSync({ 'index.mjs': strToU8(code) }) },
    }),
  );
  lambda.destroy();
  const states = statesClient(emulator);
  for (const [name, definition] of Object.entries({ child: CHILD_MACHINE, [MACHINE_NAME]: MACHINE })) {
    await states.send(
      new CreateStateMachineCommand({ name, definition: JSON.stringify(definition), roleArn: ROLE }),
    );
  }
  states.destroy();
}

/** What each client started last. */
export type LastStarted = Map<number, StartedExecution>;

/** Runs executions one after another, each by a name of its own, until it is aborted or the emulator is gone. */
export async function keepStarting(
  emulator: CrashingEmulator,
  started: StartedExecution[],
  last: LastStarted,
  signal: AbortSignal,
): Promise<void> {
  const states = statesClient(emulator);
  const stateMachineArn = `${ACCOUNT}:stateMachine:${MACHINE_NAME}`;
  const client = async (number: number): Promise<void> => {
    const before = last.get(number);
    if (before) await untilEnded(states, before.executionArn, signal);
    while (!signal.aborted) {
      const name = crypto.randomUUID();
      const command = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify({ name }) });
      const answer = await states.send(command).catch(() => undefined);
      // A start that was not answered may have happened or not.
      if (!answer?.executionArn) return;
      const execution = { name, executionArn: answer.executionArn };
      started.push(execution);
      last.set(number, execution);
      await untilEnded(states, answer.executionArn, signal);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
  states.destroy();
}

/** Waits until an execution has ended, or the emulator is gone. */
async function untilEnded(states: SFNClient, executionArn: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const command = new DescribeExecutionCommand({ executionArn });
    const described = await states.send(command).catch(() => undefined);
    if (described?.status !== 'RUNNING') return;
    await systemClock.sleep(PAUSE);
  }
}
