/** The names are public API: a state machine's `ErrorEquals` matches them. */

export class EndpointNotConfigured extends Error {
  override readonly name = 'EndpointNotConfigured';
  constructor() {
    super("The function's environment has no ENDPOINT_NAME. Set it to the name of the SageMaker endpoint.");
  }
}

export class EndpointNotFound extends Error {
  override readonly name = 'EndpointNotFound';
  constructor(endpointName: string, options: ErrorOptions) {
    super(`There is no endpoint '${endpointName}' in service. Deploy it, or correct ENDPOINT_NAME.`, options);
  }
}

/** The state machine retries this one. */
export class EndpointUnavailable extends Error {
  override readonly name = 'EndpointUnavailable';
  constructor(endpointName: string, cause: Error) {
    super(`The endpoint '${endpointName}' can't answer now: ${describe(cause)}`, { cause });
  }
}

export class ModelFailed extends Error {
  override readonly name = 'ModelFailed';
  constructor(endpointName: string, cause: Error) {
    super(`The model behind the endpoint '${endpointName}' failed: ${describe(cause)}`, { cause });
  }
}

export class InferencesMalformed extends Error {
  override readonly name = 'InferencesMalformed';
  constructor(endpointName: string, answer: string, options?: ErrorOptions) {
    const excerpt = answer.length > 200 ? `${answer.slice(0, 200)}…` : answer;
    super(
      `The endpoint '${endpointName}' answered what is not a JSON array of class probabilities: ${excerpt}`,
      options,
    );
  }
}

function describe(cause: Error): string {
  return cause.message ? `${cause.name}: ${cause.message}` : cause.name;
}
