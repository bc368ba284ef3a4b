/** A cause in a sentence. */
interface ReadCause {
  /** What a person looks for: the message in a function's error document, else the cause itself. */
  readonly message: string;
  /** Whether the cause tells more than its message. */
  readonly isDocument: boolean;
}

/** Reads a cause: a Lambda tells its failure as JSON with its trace, an AWS service as JSON with `Message`. */
export function readCause(cause: string): ReadCause {
  const message = messageIn(cause);
  return message === undefined ? { message: cause, isDocument: false } : { message, isDocument: true };
}

function messageIn(cause: string): string | undefined {
  try {
    const { errorMessage, Message } = JSON.parse(cause) as Readonly<Record<string, unknown>>;
    return [errorMessage, Message].find((text) => typeof text === 'string');
  } catch (error) {
    // A cause is mostly a sentence, and JSON may be `null`.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
