import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { Clock } from '@scones/deterministic';
import { Patience } from '@scones/command-line';

/**
 * The guess before any execution has ended: about the time of one execution offline, so that the first look there is
 * not late.
 */
const FIRST_GUESS_MILLISECONDS = 8;
const LONGEST_MILLISECONDS = 2000;
const LONGEST_UNSEEN_MILLISECONDS = 10_000;

/**
 * Waits for executions that all take about the same time. It first looks when an execution is likely to have ended,
 * judging by those before it. So it makes few calls on AWS and loses little time offline.
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

  /**
   * Undefined while Step Functions, which is eventually consistent, does not show an execution that it has just
   * started.
   */
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
