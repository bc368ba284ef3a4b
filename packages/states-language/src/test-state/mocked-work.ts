import { isExceeded, tooManyFailures } from '../maps/failure-tolerance.ts';
import { Payload } from '../payload.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { StatesError } from '../states-error.ts';
import { InvalidTest } from './invalid-test.ts';
import type { Mock, TestConfiguration } from './state-test.ts';
import type { StepNotes } from './step-notes.ts';

/** Answers a mock in place of a state's work, once the inputs of a Map's iterations are made. */
export function mockedWork(
  { result, errorOutput }: Mock,
  { mapIterationFailureCount: failed = 0 }: TestConfiguration,
  notes: StepNotes,
): Rehearsal['perform'] {
  return async (work) => {
    const total = (await work.prepare?.()) ?? 0;
    if (total > 0 && failed > total) {
      throw new InvalidTest(
        'Map iteration failure count must be less than or equal to the number of Map iterations',
      );
    }
    if (errorOutput) throw new StatesError(errorOutput.error, errorOutput.cause);
    const count = notes.number('toleratedFailureCount');
    const percentage = notes.number('toleratedFailurePercentage');
    // AWS lets any number of iterations fail in a test of a Map that says nothing of failures.
    const isTold = count !== undefined || percentage !== undefined;
    if (isTold && isExceeded({ count, percentage }, { failed, total })) throw tooManyFailures();
    return Payload.parse(result ?? 'null');
  };
}
