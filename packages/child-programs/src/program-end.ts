/** How a program ended. */
export interface ProgramEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it could not be started at all. */
  readonly startError?: Error;
}

/** Words that go after "The program": "ended with 3". */
export function explainEnd({ exitCode, signal, startError }: ProgramEnd): string {
  if (startError) return `could not be started: ${startError.message}`;
  return signal === null ? `ended with ${exitCode}` : `was ended by ${signal}`;
}

/** A program has ended before it did what was waited for. */
export class ProgramEnded extends Error {
  override readonly name = 'ProgramEnded';
  readonly code = 'PROGRAM_ENDED';
  readonly end: ProgramEnd;
  /** The last lines that it wrote to stderr. */
  readonly stderr: readonly string[];

  constructor(end: ProgramEnd, stderr: readonly string[]) {
    super(`it ${explainEnd(end)}: ${stderr.join('\n') || 'it said nothing'}`, { cause: end.startError });
    this.end = end;
    this.stderr = stderr;
  }
}
