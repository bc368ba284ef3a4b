import { pathToFileURL } from 'node:url';

/** An error of the runtime's own, under AWS's name for it. */
export class RuntimeError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

export interface ErrorPayload {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

/** AWS's report of what a handler threw, which may be anything. */
export function errorPayload(thrown: unknown): ErrorPayload {
  try {
    if (!(thrown instanceof Error))
      return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
    return {
      errorType: withoutDelete(thrown.name),
      errorMessage: withoutDelete(thrown.message),
      trace: thrown.stack === undefined ? [] : traceIn(withoutDelete(thrown.stack)),
    };
  } catch {
    // A getter of the thrown error may itself throw anything. The answer is in AWS's words.
    return { errorType: 'handled', errorMessage: UNREADABLE, trace: [] };
  }
}

const UNREADABLE =
  'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack';

/** A header can't hold that character. */
function withoutDelete(text: string): string {
  return text.replaceAll('\x7F', '%7F');
}

const FOLDERS = [pathToFileURL(import.meta.dirname).href, import.meta.dirname];

/** The lines of a stack. Those of the runtime lie where AWS's does, and not where the emulator is on this machine. */
function traceIn(stack: string): string[] {
  return FOLDERS.reduce((text, folder) => text.replaceAll(folder, RUNTIME_FOLDER), stack).split('\n');
}

const RUNTIME_FOLDER = '/var/runtime';

/** The line that AWS's runtime logs for it: after a tab, with every further member of the errors. */
export function errorLog(thrown: unknown): string {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  try {
    return `\t${JSON.stringify(error, (_key, value: unknown) => (value instanceof Error ? described(value) : value))}`;
  } catch {
    // Serialising fails for a circular object, for a BigInt, and when a getter or a `toJSON` of the error throws.
    return `\t${JSON.stringify(errorPayload(error))}`;
  }
}

function described(error: Error): object {
  const { name: errorType, message: errorMessage, stack } = error;
  const { code } = error as NodeJS.ErrnoException;
  return {
    errorType,
    errorMessage,
    code,
    ...error,
    ...(stack !== undefined && { stack: traceIn(stack) }),
  };
}
