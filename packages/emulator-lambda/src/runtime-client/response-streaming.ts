const streaming = new WeakSet<object>();

/** Lets a function ask for response streaming, which the emulator's Runtime API then refuses. */
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
