/** A failure that somebody can mend: the message says what happened and why, the hint what to do about it. */
export class ExplainedError<Code extends string = string> extends Error {
  override readonly name: string = 'ExplainedError';
  readonly code: Code;
  readonly hint: string;

  constructor(code: Code, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.hint = hint;
  }
}
