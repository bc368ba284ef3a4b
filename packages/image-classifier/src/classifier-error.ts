export type ClassifierErrorCode =
  | 'HYPERPARAMETER_REFUSED'
  | 'CONFIGURATION_INVALID'
  | 'CHANNEL_INVALID'
  | 'MANIFEST_INVALID'
  | 'PICTURE_UNREADABLE'
  | 'TRAINING_DIVERGED'
  | 'MODEL_UNREADABLE'
  | 'JOB_EXISTS';

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
