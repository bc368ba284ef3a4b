import type { Json, JsonObject } from '../json.ts';
import type { DataStep } from '../rehearsal.ts';

/** What each step of a tested state's data has made. */
export class StepNotes {
  readonly #values = new Map<DataStep, Json>();

  add(step: DataStep, value: Json): void {
    this.#values.set(step, value);
  }

  number(step: DataStep): number | undefined {
    return this.#values.get(step) as number | undefined;
  }

  shown(isShown: (step: DataStep) => boolean): Partial<Record<DataStep, Json>> {
    return Object.fromEntries([...this.#values].filter(([step]) => isShown(step)));
  }
}

/** The steps that AWS leaves out, by the state's type. */
const HIDDEN: Readonly<Record<string, readonly DataStep[]>> = {
  Choice: ['result'],
  Map: ['result'],
  Parallel: ['result', 'afterArguments', 'afterInputPath', 'afterParameters'],
  Pass: ['result'],
  Succeed: ['result'],
  Wait: ['result'],
};

/** A Pass state that has its own Result looks at no input. */
const HIDDEN_BY_RESULT: readonly DataStep[] = ['afterInputPath', 'afterParameters'];

export function shownSteps({ Type: type, Result: result }: JsonObject): (step: DataStep) => boolean {
  const hidden = result === undefined ? (HIDDEN[type as string] ?? []) : HIDDEN_BY_RESULT;
  return (step) => !hidden.includes(step);
}
