/** A Lambda's failure is told as JSON with its trace; its message is what a person looks for. Other causes stay. */
export function causeText(cause: string): string {
  try {
    const { errorMessage } = JSON.parse(cause) as { readonly errorMessage?: unknown };
    return typeof errorMessage === 'string' ? errorMessage : cause;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return cause;
    throw error;
  }
}
