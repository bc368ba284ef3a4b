export interface ClassifyPictureFunctions {
  readonly serializeFunctionArn: string;
  readonly inferFunctionArn: string;
  readonly filterFunctionArn: string;
}

const TASK_TIMEOUT_SECONDS = 60;

/**
 * The state machine that classifies one picture, in JSONPath and without variables, so that AWS's Step Functions
 * Local runs it too. Its input is a `PictureRequest`, its output an `InferredPictureEvent`.
 */
export function classifyPictureDefinition(functions: ClassifyPictureFunctions) {
  return {
    Comment: 'Reads a picture from S3, asks the endpoint what it shows, and passes confident answers only.',
    StartAt: 'SerializeImageData',
    States: {
      SerializeImageData: {
        ...invoke(functions.serializeFunctionArn),
        Retry: [LAMBDA_SERVICE_RETRIER],
        Next: 'InferSerializedImageData',
      },
      InferSerializedImageData: {
        ...invoke(functions.inferFunctionArn),
        Retry: [LAMBDA_SERVICE_RETRIER, ENDPOINT_RETRIER],
        Next: 'FilterResults',
      },
      FilterResults: {
        ...invoke(functions.filterFunctionArn),
        Retry: [LAMBDA_SERVICE_RETRIER],
        End: true,
      },
      ClassificationFailed: {
        Type: 'Fail',
        ErrorPath: '$.Error',
        CausePath: '$.Cause',
      },
    },
  } as const;
}

export type ClassifyPictureDefinition = ReturnType<typeof classifyPictureDefinition>;

function invoke(functionArn: string) {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: functionArn, 'Payload.$': '$' },
    OutputPath: '$.Payload',
    TimeoutSeconds: TASK_TIMEOUT_SECONDS,
    Catch: [{ ErrorEquals: ['States.ALL'], Next: 'ClassificationFailed' }],
  } as const;
}

/** Failures of Lambda itself, never of the function's own making. */
const LAMBDA_SERVICE_RETRIER = {
  ErrorEquals: [
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
  ],
  IntervalSeconds: 1,
  MaxAttempts: 6,
  BackoffRate: 2,
  MaxDelaySeconds: 20,
  JitterStrategy: 'FULL',
} as const;

/** An endpoint that throttles, or is being replaced, answers again in a moment. */
const ENDPOINT_RETRIER = {
  ErrorEquals: ['EndpointUnavailable'],
  IntervalSeconds: 1,
  MaxAttempts: 3,
  BackoffRate: 2,
  JitterStrategy: 'FULL',
} as const;
