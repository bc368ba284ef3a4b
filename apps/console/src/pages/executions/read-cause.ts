import { parsedJson } from '../../shared/parsed-json.ts';

/** A cause's sentence: that of a function's error document, else the cause itself. */
export function readCause(cause: string): { readonly message: string; readonly isDocument: boolean } {
  const document = parsedJson(cause);
  if (typeof document !== 'object' || document === null) return { message: cause, isDocument: false };
  const { errorMessage, Message } = document as Readonly<Record<string, unknown>>;
  const message = [errorMessage, Message].find((text) => typeof text === 'string');
  return message === undefined ? { message: cause, isDocument: false } : { message, isDocument: true };
}
