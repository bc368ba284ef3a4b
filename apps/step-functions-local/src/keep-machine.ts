import { explainAwsFailure, type StackSource } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import { copyMachine, MACHINE_NAME, type StepFunctionsPair } from './copy-machine.ts';

const INTERVAL_MILLISECONDS = 2_000;
const MACHINE_OUTPUT = 'ClassifyPictureStateMachineArn';

interface Keeping extends StepFunctionsPair {
  readonly clock: Clock;
  readonly stack: Pick<StackSource, 'stackName' | 'read'>;
  readonly signal: AbortSignal;
  /** Gets a line on how things stand, whenever that has changed. */
  readonly tell: (text: string) => void;
}

/**
 * Keeps the stack's machine in Step Functions Local, which forgets it with every start: makes it once the stack is
 * deployed, and again or anew when it is missing or another. Ends when the signal is aborted.
 */
export async function keepMachine(keeping: Keeping): Promise<void> {
  const { clock, signal, tell } = keeping;
  let told: string | undefined;
  while (!signal.aborted) {
    const text = await look(keeping);
    if (text !== told && !signal.aborted) tell(text);
    told = text;
    await clock.sleep(INTERVAL_MILLISECONDS, signal).catch(() => undefined);
  }
}

async function look({ stack, signal, ...clients }: Keeping): Promise<string> {
  const { stackName } = stack;
  try {
    const outputs = await stack.read(stackName, signal);
    const arn = outputs?.[MACHINE_OUTPUT];
    if (arn === undefined)
      return `Waiting for the stack ${stackName}: npx nx deploy infra --configuration=local`;
    return `${MACHINE_NAME} is ready: ${await copyMachine(clients, arn, signal)}`;
  } catch (error) {
    // How that is mended is for those to know who have started us: it may still be starting.
    return `Waiting: ${(explainAwsFailure(error) as Error).message}`;
  }
}
