export interface Invocation {
  readonly requestId: string;
  readonly functionArn: string;
  /** Milliseconds since the epoch. */
  readonly deadline: number;
  readonly traceId: string | undefined;
  readonly clientContext: string | undefined;
  /** JSON. */
  readonly event: string;
}

/** The handler's second argument: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
export function invocationContext(invocation: Invocation, env: NodeJS.ProcessEnv) {
  if (invocation.traceId !== undefined) env['_X_AMZN_TRACE_ID'] = invocation.traceId;
  return {
    clientContext: invocation.clientContext && (JSON.parse(invocation.clientContext) as unknown),
    identity: undefined,
    invokedFunctionArn: invocation.functionArn,
    awsRequestId: invocation.requestId,
    tenantId: undefined,
    xRayTraceId: invocation.traceId,
    // oxlint-disable-next-line no-restricted-properties -- the function's process has the machine's time only
    getRemainingTimeInMillis: () => invocation.deadline - Date.now(),
    functionName: env['AWS_LAMBDA_FUNCTION_NAME'],
    functionVersion: env['AWS_LAMBDA_FUNCTION_VERSION'],
    memoryLimitInMB: env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'],
    logGroupName: env['AWS_LAMBDA_LOG_GROUP_NAME'],
    logStreamName: env['AWS_LAMBDA_LOG_STREAM_NAME'],
  };
}

export type InvocationContext = ReturnType<typeof invocationContext>;
