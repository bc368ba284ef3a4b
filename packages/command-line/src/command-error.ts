/** A failure that the user can mend: the message says what happened and why, the hint what to do about it. */
export class CommandError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly hint: string;

  constructor(code: Code, message: string, hint: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CommandError';
    this.code = code;
    this.hint = hint;
  }
}

/** What happened and what to do, on one line. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const hint = 'hint' in error && typeof error.hint === 'string' ? error.hint : undefined;
  return hint === undefined ? oneLine(error.message) : `${sentence(oneLine(error.message))} ${oneLine(hint)}`;
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' | ');
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
