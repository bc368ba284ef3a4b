/** A failure of an execution, by the name that Retry and Catch match. */
export class StatesError extends Error {
  /** The error's name; a Fail state may leave it out. */
  readonly error: string | undefined;
  /** The error's cause; a Fail state may leave it out. */
  readonly causeText: string | undefined;

  constructor(error: string | undefined, causeText: string | undefined, options?: ErrorOptions) {
    super(`${error ?? 'unnamed error'}: ${causeText ?? 'no cause'}`, options);
    this.name = 'StatesError';
    this.error = error;
    this.causeText = causeText;
  }
}

/** A failure within a state's own fields: its cause begins with the state that was executing. */
export class EvaluationError extends StatesError {
  /** The field whose expression failed, where it was JSONata. */
  readonly location: string | undefined;

  constructor(error: string, causeText: string, location?: string, options?: ErrorOptions) {
    super(error, causeText, options);
    this.location = location;
  }
}

/** What AWS calls every failure of a path: `States.Runtime`, which no Retry or Catch matches. */
export function runtimeError(cause: string): EvaluationError {
  return new EvaluationError('States.Runtime', cause);
}
