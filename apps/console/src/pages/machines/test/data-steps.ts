import type { InspectionData } from '@aws-sdk/client-sfn';
import { parsedJson } from '../../../shared/parsed-json.ts';

/** A step of a state's data, as a person reads it. */
export interface DataStep {
  readonly title: string;
  /** A JSON text, or a value. */
  readonly value: unknown;
}

/** The members of TestState's inspection data, in the order in which a state takes the steps. */
const TITLES: readonly (readonly [keyof InspectionData, string])[] = [
  ['input', 'Input'],
  ['afterInputPath', 'After InputPath'],
  ['afterParameters', 'After Parameters'],
  ['afterArguments', 'After Arguments'],
  ['afterItemsPath', 'After ItemsPath'],
  ['afterItemsPointer', 'After ItemsPointer'],
  ['afterItemSelector', 'After ItemSelector'],
  ['afterItemBatcher', 'After ItemBatcher'],
  ['maxConcurrency', 'MaxConcurrency'],
  ['toleratedFailureCount', 'ToleratedFailureCount'],
  ['toleratedFailurePercentage', 'ToleratedFailurePercentage'],
  ['request', 'Request'],
  ['response', 'Response'],
  ['result', 'Result'],
  ['afterResultSelector', 'After ResultSelector'],
  ['afterResultPath', 'After ResultPath'],
  ['errorDetails', 'Retry and Catch'],
  ['variables', 'Variables'],
];

/** The steps that a test tells of; one that changed nothing is left out. */
export function dataSteps(data: InspectionData): readonly DataStep[] {
  const steps = TITLES.map(([name, title]) => ({ title, value: data[name] })).filter(
    ({ value }) => value !== undefined,
  );
  return steps.filter(({ value }, index) => compact(value) !== compact(steps[index - 1]?.value));
}

/** Equal documents are the same step, however they are written. */
function compact(value: unknown): unknown {
  return typeof value === 'string' ? JSON.stringify(parsedJson(value)) : value;
}
