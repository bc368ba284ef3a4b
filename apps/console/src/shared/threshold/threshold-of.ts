import type { FunctionConfiguration } from '@aws-sdk/client-lambda';

export interface Threshold {
  /** The least confidence that passes, from 0 to 1. */
  readonly value: number;
  readonly functionName: string;
}

/** What the workflow asks for unless told otherwise, where none is deployed. */
export const USUAL_THRESHOLD = 0.93;

type Configured = Pick<FunctionConfiguration, 'FunctionName' | 'Environment'>;

/** What the first function that has a `THRESHOLD` is configured with: the first of those named, or of all. */
export function thresholdOf(
  functions: readonly Configured[],
  names: readonly string[] = functions.map(({ FunctionName = '' }) => FunctionName),
): Threshold | null {
  for (const name of names) {
    const found = functions.find(({ FunctionName }) => FunctionName === name);
    const text = found?.Environment?.Variables?.['THRESHOLD']?.trim();
    if (text && Number.isFinite(Number(text))) return { value: Number(text), functionName: name };
  }
  return null;
}
