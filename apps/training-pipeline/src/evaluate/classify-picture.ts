import {
  type DescribeExecutionCommandOutput,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { Clock } from '@scones/deterministic';
import { CommandError } from '@scones/command-line';
import type { PictureRequest } from '@scones/workflow';
import { type ExecutionAwaiter, executionMilliseconds } from './await-execution.ts';
import { executionAnswer } from './execution-answer.ts';
import type { PictureResult, PictureStatus } from './picture-result.ts';

/** The last Lambda throws this error when no class reaches the threshold. */
const BELOW_THRESHOLD = 'ThresholdConfidenceNotMet';

interface Classification {
  readonly stepFunctions: SFNClient;
  readonly clock: Clock;
  readonly awaiter: ExecutionAwaiter;
  readonly stateMachineArn: string;
  readonly signal: AbortSignal | undefined;
}

/** One execution of the state machine, from its start to its answer. Stops it when aborted. */
export async function classifyPicture(
  classification: Classification,
  request: PictureRequest,
  label: number,
): Promise<PictureResult> {
  const { stepFunctions, awaiter, stateMachineArn, signal } = classification;
  const executionArn = await start(stepFunctions, stateMachineArn, request);
  try {
    const execution = await awaiter.untilEnded(executionArn, signal);
    const probabilities = await executionAnswer(classification, execution);
    return {
      key: request.s3_key,
      label,
      status: statusOf(execution, probabilities),
      probabilities,
      executionArn,
      milliseconds: executionMilliseconds(execution),
      stoppedAt: execution.stopDate?.getTime() ?? 0,
      error: execution.error ?? (execution.status === 'SUCCEEDED' ? undefined : execution.status),
      cause: execution.cause,
    };
  } catch (error) {
    if (!signal?.aborted) throw error;
    await stepFunctions.send(new StopExecutionCommand({ executionArn, error: 'EvaluationInterrupted' }));
    throw signal.reason;
  }
}

function statusOf(
  { status, error }: DescribeExecutionCommandOutput,
  probabilities: readonly number[] | undefined,
): PictureStatus {
  if (status === 'SUCCEEDED' && probabilities) return 'succeeded';
  return error === BELOW_THRESHOLD ? 'belowThreshold' : 'failedOtherwise';
}

/** Not abortable: nobody knows whether a call that was broken off has started the execution. */
async function start(
  stepFunctions: SFNClient,
  stateMachineArn: string,
  request: PictureRequest,
): Promise<string> {
  try {
    const input = JSON.stringify(request);
    const { executionArn } = await stepFunctions.send(new StartExecutionCommand({ stateMachineArn, input }));
    return executionArn as string;
  } catch (error) {
    if ((error as Error).name !== 'StateMachineDoesNotExist') throw error;
    throw new CommandError(
      'STATE_MACHINE_MISSING',
      `There is no state machine ${stateMachineArn}`,
      'See what there is: aws stepfunctions list-state-machines',
      { cause: error },
    );
  }
}
