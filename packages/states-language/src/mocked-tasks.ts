import type { Json } from './json.ts';
import { Payload } from './payload.ts';
import { StatesError } from './states-error.ts';

/** The answer in place of a task's call: the result of its integration, or the error that it fails with. */
export type MockedAnswer = { readonly result: Json } | { readonly error: string; readonly cause: string };

/** The next answer for a state, by its name; undefined where the state makes its call. */
export type MockedTasks = (stateName: string) => MockedAnswer | undefined;

/** The output of a mocked task. Throws the error that it is to fail with. */
export function mockedOutput(answer: MockedAnswer): Payload {
  if ('result' in answer) return new Payload(answer.result);
  throw new StatesError(answer.error, answer.cause);
}
