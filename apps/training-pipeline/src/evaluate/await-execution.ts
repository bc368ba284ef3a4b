import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { Clock } from '@scones/deterministic';
import { Patience } from '@scones/command-line';

/** Before any execution has ended: about what one takes offline, so that the first look there is not a late one. */
const FIRST_GUESS_MILLISECONDS = 8;
const LONGEST_MILLISECONDS = 2000;
const LONGEST_UNSEEN_MILLISECONDS = 10_000;

/**
 * Waits for executions that all take about as long as each other. Looks first when an execution is likely to have
 * ended, as those before it tell, so that few calls are made on AWS and little time is lost offline.
 */
export class ExecutionAwaiter {
  readonly #stepFunctions: SFNClient;
  readonly #clock: Clock;
  #typicalMilliseconds = FIRST_GUESS_MILLISECONDS;

  constructor(stepFunctions: SFNClient, clock: Clock) {
    this.#stepFunctions = stepFunctions;
    this.#clock = clock;
  }

  async untilEnded(executionArn: string, signal?: AbortSignal): Promise<DescribeExecutionCommandOutput> {
    await this.#clock.sleep(Math.min(this.#typicalMilliseconds, LONGEST_MILLISECONDS), signal);
    const patience = new Patience({
      clock: this.#clock,
      firstMilliseconds: Math.max(this.#typicalMilliseconds / 4, 2),
      longestMilliseconds: LONGEST_MILLISECONDS,
    });
    const visibleUntil = this.#clock.now() + LONGEST_UNSEEN_MILLISECONDS;
    for (;;) {
      const execution = await this.#describe(executionArn, visibleUntil, signal);
      if (execution && execution.status !== 'RUNNING' && execution.status !== 'PENDING_REDRIVE') {
        this.#learn(executionMilliseconds(execution));
        return execution;
      }
      await patience.wait(signal);
    }
  }

  /** Undefined while Step Functions, which is eventually consistent, does not show what it has just started. */
  async #describe(
    executionArn: string,
    visibleUntil: number,
    signal: AbortSignal | undefined,
  ): Promise<DescribeExecutionCommandOutput | undefined> {
    try {
      return await this.#stepFunctions.send(
        new DescribeExecutionCommand({ executionArn }),
        signal && { abortSignal: signal },
      );
    } catch (error) {
      const isUnseen = (error as Error).name === 'ExecutionDoesNotExist' && this.#clock.now() < visibleUntil;
      if (isUnseen) return undefined;
      throw error;
    }
  }

  #learn(milliseconds: number): void {
    this.#typicalMilliseconds += (milliseconds - this.#typicalMilliseconds) / 8;
  }
}

export function executionMilliseconds({ startDate, stopDate }: DescribeExecutionCommandOutput): number {
  return startDate && stopDate ? stopDate.getTime() - startDate.getTime() : 0;
}
