import type { Json } from './json.ts';
import { StatesError } from './states-error.ts';

/** The largest input or output of a state, in bytes of UTF-8. */
export const PAYLOAD_LIMIT = 262_144;

/** A JSON value and its text, each made only when asked for. */
export class Payload {
  readonly value: Json;
  #text: string | undefined;

  constructor(value: Json, text?: string) {
    this.value = value;
    this.#text = text;
  }

  static parse(text: string): Payload {
    return new Payload(JSON.parse(text) as Json, text);
  }

  /** An array of payloads, each with the text that it has. */
  static ofAll(payloads: readonly Payload[]): Payload {
    const text = `[${payloads.map((each) => each.text).join()}]`;
    return new Payload(
      payloads.map(({ value }) => value),
      text,
    );
  }

  get text(): string {
    return (this.#text ??= JSON.stringify(this.value));
  }
}

/** Whether a text is over the limit, without counting bytes where the length alone tells. */
export function isTooLarge(text: string): boolean {
  if (text.length * 3 <= PAYLOAD_LIMIT) return false;
  return text.length > PAYLOAD_LIMIT || Buffer.byteLength(text) > PAYLOAD_LIMIT;
}

export function dataLimitExceeded(subject: string): StatesError {
  return new StatesError(
    'States.DataLimitExceeded',
    `The state/task '${subject}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
}

/** Whether what one Assign sets is over the limit, all together. */
export function areTooLarge(texts: Readonly<Record<string, string>>): boolean {
  const all = Object.values(texts);
  const length = all.reduce((sum, text) => sum + text.length, 0);
  if (length * 3 <= PAYLOAD_LIMIT) return false;
  return all.reduce((sum, text) => sum + Buffer.byteLength(text), 0) > PAYLOAD_LIMIT;
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html#workflow-variable-limits */
export function variablesTooLarge(subject: string): StatesError {
  return new StatesError(
    'States.DataLimitExceeded',
    `The state/task '${subject}' assigned variables with a size exceeding the maximum number of bytes service limit.`,
  );
}
