import { seededRandom } from '@scones/deterministic';
import { OUT_OF_MEMORY, TOO_LONG } from './jsonata-limits.ts';
import { compileProgram } from './jsonata-program.ts';
import type { EvaluationAnswer, LongEvaluation } from './long-evaluation.ts';

/** Evaluates to the end. What runs longer than AWS allows is to be ended from outside. */
export async function evaluateLong({ source, data, seed }: LongEvaluation): Promise<EvaluationAnswer> {
  const answer = await compileProgram(source).evaluate(data, seededRandom(seed));
  // A cause may be of any kind, also one that cannot be sent.
  return 'text' in answer ? answer : { failure: answer.failure };
}

/** The answers for an evaluation that was ended from outside, in AWS's words. */
export const ENDED = {
  late: failedBy(TOO_LONG),
  large: failedBy(OUT_OF_MEMORY),
} satisfies Record<string, EvaluationAnswer>;

function failedBy(reason: string): EvaluationAnswer {
  return { failure: `threw an error during evaluation: ${reason}` };
}

export { LONGEST_MILLISECONDS } from './jsonata-limits.ts';
export type { EvaluationAnswer, LongEvaluation } from './long-evaluation.ts';
