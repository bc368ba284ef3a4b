import { explainAwsFailure, type StackSource } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import { copyMachine, MACHINE_NAME, type StepFunctionsPair } from './copy-machine.ts';

const INTERVAL_MILLISECONDS = 2_000;
const MACHINE_OUTPUT = 'ClassifyPictureStateMachineArn';

interface Keeping extends StepFunctionsPair {
  readonly clock: Clock;
  readonly stack: Pick<StackSource, 'stackName' | 'read'>;
  readonly signal: AbortSignal;
  /** Gets a line on the present state, whenever that has changed. */
  readonly tell: (text: string) => void;
}

/**
 * Keeps the stack's machine in Step Functions Local, which forgets it at every start. Makes the machine when the stack
 * is deployed, and again when it is missing or differs. Ends when the signal is aborted.
 */
export async function keepMachine(keeping: Keeping): Promise<void> {
  const { clock, signal, tell } = keeping;
  let lastText: string | undefined;
  while (!signal.aborted) {
    const text = await currentState(keeping);
    if (text !== lastText && !signal.aborted) tell(text);
    lastText = text;
    await clock.sleep(INTERVAL_MILLISECONDS, signal).catch(() => undefined);
  }
}

async function currentState({ stack, signal, ...clients }: Keeping): Promise<string> {
  const { stackName } = stack;
  try {
    const outputs = await stack.read(stackName, signal);
    const arn = outputs?.[MACHINE_OUTPUT];
    if (arn === undefined)
      return `Waiting for the stack ${stackName}: npx nx deploy infra --configuration=local`;
    return `${MACHINE_NAME} is ready: ${await copyMachine(clients, arn, signal)}`;
  } catch (error) {
    // The hint is left out: Step Functions Local may still be starting, and whoever started us knows how.
    return `Waiting: ${(explainAwsFailure(error) as Error).message}`;
  }
}
