import { format } from 'node:util';

export interface LineFields {
  readonly time: string;
  /** `-` while the function is loaded. */
  readonly requestId: string;
  readonly level: string;
}

/** A message as AWS's runtime writes it to a JSON log: a single value stays as it is, several become a text. */
export function jsonLine(fields: LineFields, message: unknown, values: readonly unknown[]): string {
  const { time: timestamp, level, requestId } = fields;
  const head = { timestamp, level, requestId };
  if (values.length === 0) return oneValueLine(head, message);
  const error = [message, ...values].find((value) => value instanceof Error);
  return JSON.stringify({ ...head, message: format(message, ...values), ...(error && described(error)) });
}

function oneValueLine(head: object, message: unknown): string {
  try {
    return JSON.stringify({ ...head, message }, (_key, value: unknown) =>
      value instanceof Error ? { ...described(value), ...value } : value,
    );
  } catch {
    // Serialising fails for a circular object, for a BigInt, and when a getter or a `toJSON` of the function throws.
    return JSON.stringify({ ...head, message: format(message) });
  }
}

function described(error: Error): object {
  const { constructor, message: errorMessage, stack } = error;
  return { errorType: constructor.name, errorMessage, stackTrace: stack?.split('\n') ?? [] };
}
