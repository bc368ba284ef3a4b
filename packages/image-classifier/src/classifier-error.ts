import { ExplainedError } from '@scones/explained-error';

export type ClassifierErrorCode =
  | 'HYPERPARAMETER_REFUSED'
  | 'CONFIGURATION_INVALID'
  | 'CHANNEL_INVALID'
  | 'MANIFEST_INVALID'
  | 'RECORDS_INVALID'
  | 'PICTURE_UNREADABLE'
  | 'PRETRAINED_REFUSED'
  | 'TOO_FEW_PICTURES'
  | 'TRAINING_DIVERGED'
  | 'MODEL_UNREADABLE'
  | 'DEVICE_MISSING'
  | 'JOB_EXISTS';

/** SageMaker's built-in algorithms end with this code when the user's data or settings are at fault, else with 1. */
const USER_ERROR_EXIT_CODE = 2;

/** Says what went wrong, where, and how to mend it. */
export class ClassifierError extends ExplainedError<ClassifierErrorCode> {
  override readonly name = 'ClassifierError';
}

const NOT_OF_THE_DATA: readonly ClassifierErrorCode[] = [
  'TRAINING_DIVERGED',
  'MODEL_UNREADABLE',
  'DEVICE_MISSING',
  'JOB_EXISTS',
];

/** The exit code of a program that failed with this error. */
export function exitCodeOf(error: unknown): number {
  return error instanceof ClassifierError && !NOT_OF_THE_DATA.includes(error.code) ? USER_ERROR_EXIT_CODE : 1;
}
