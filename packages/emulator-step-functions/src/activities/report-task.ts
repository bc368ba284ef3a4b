import { jsonFault, PAYLOAD_LIMIT, readTaskToken, type TaskReport } from '@scones/states-language';
import { z } from 'zod';
import type { StepFunctionsContext } from '../context.ts';
import { errors } from '../errors.ts';

export const taskTokenInput = z.string().min(1).max(2048);

/** Tells a task how it ended, and answers once that is on disk: it can't be told again. Throws what `refuseToken` throws. */
export async function reportTask(
  context: StepFunctionsContext,
  taskToken: string,
  report: TaskReport,
): Promise<void> {
  if (!context.taskTokens.report(taskToken, report)) refuseToken(context, taskToken);
  // The execution writes the task's end within this turn of the event loop.
  await new Promise((resolve) => setImmediate(resolve));
  await context.executionTable.writtenAtLast();
}

/**
 * Says why no task waits under a token. Throws `InvalidToken` for a text that is none, `TaskDoesNotExist` for the token
 * of an execution that never was, and `TaskTimedOut` where the task has ended.
 */
export function refuseToken({ executionTable }: StepFunctionsContext, taskToken: string): never {
  const attempt = readTaskToken(taskToken);
  if (!attempt) throw errors.InvalidToken();
  throw executionTable.find(attempt.executionArn) ? errors.TaskTimedOut() : errors.TaskDoesNotExist();
}

/** A task's output is JSON. Throws `InvalidToken` for a text that is no token, and `InvalidOutput`. */
export function readOutput(taskToken: string, text: string): string {
  if (!readTaskToken(taskToken)) throw errors.InvalidToken();
  if (Buffer.byteLength(text) > PAYLOAD_LIMIT)
    throw errors.ValidationException.longOutput({ limit: PAYLOAD_LIMIT });
  const reason = jsonFault(text);
  if (reason !== undefined) throw errors.InvalidOutput({ reason });
  return text;
}
