const HEARTBEAT_NAMES = ['States.Timeout', 'States.HeartbeatTimeout'];

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

  /** The names by which Retry and Catch know it. */
  get names(): readonly string[] {
    if (this.error === 'States.HeartbeatTimeout') return HEARTBEAT_NAMES;
    return this.error === undefined ? [] : [this.error];
  }
}

/** A task that gave no sign of life in time. Every event and every Catch is told `States.Timeout` of it. */
export class HeartbeatTimeout extends StatesError {
  constructor() {
    super('States.Timeout', undefined);
  }

  override get names(): readonly string[] {
    return HEARTBEAT_NAMES;
  }
}

/** A failure within a state's own fields: its cause begins with the state that was executing. */
export class EvaluationError extends StatesError {
  /** The field whose expression failed, where it was JSONata. */
  readonly location: string | undefined;
  /** Whether the value was refused only after all fields were evaluated; the event then follows the state's entry. */
  readonly isLate: boolean;

  constructor(
    error: string,
    causeText: string,
    options: ErrorOptions & { readonly location?: string; readonly isLate?: boolean } = {},
  ) {
    super(error, causeText, options);
    this.location = options.location;
    this.isLate = options.isLate ?? false;
  }
}

/** AWS's error for every failure of a path: `States.Runtime`, which no Retry or Catch matches. */
export function runtimeError(cause: string): EvaluationError {
  return new EvaluationError('States.Runtime', cause);
}
