const streaming = new WeakSet<object>();

/** Lets functions say that they stream, which the Runtime API of the emulator then refuses. */
export function offerStreaming(): void {
  const streamifyResponse = <Handler extends object>(handler: Handler): Handler => {
    streaming.add(handler);
    return handler;
  };
  Object.assign(globalThis, { awslambda: { streamifyResponse } });
}

export function isStreaming(handler: object): boolean {
  return streaming.has(handler);
}
