export type ClassifierErrorCode =
  | 'HYPERPARAMETER_REFUSED'
  | 'CONFIGURATION_INVALID'
  | 'CHANNEL_INVALID'
  | 'MANIFEST_INVALID'
  | 'PICTURE_UNREADABLE'
  | 'TOO_FEW_PICTURES'
  | 'TRAINING_DIVERGED'
  | 'MODEL_UNREADABLE'
  | 'JOB_EXISTS';

/** SageMaker's built-in algorithms end with this code when the user's data or settings are at fault, else with 1. */
const USER_ERROR_EXIT_CODE = 2;

/** What went wrong, where, and how to mend it. */
export class ClassifierError extends Error {
  override readonly name = 'ClassifierError';
  readonly code: ClassifierErrorCode;
  readonly hint: string;

  constructor(code: ClassifierErrorCode, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}

const NOT_OF_THE_DATA: readonly ClassifierErrorCode[] = [
  'TRAINING_DIVERGED',
  'MODEL_UNREADABLE',
  'JOB_EXISTS',
];

/** With which a program that failed so ends. */
export function exitCodeOf(error: unknown): number {
  return error instanceof ClassifierError && !NOT_OF_THE_DATA.includes(error.code) ? USER_ERROR_EXIT_CODE : 1;
}
