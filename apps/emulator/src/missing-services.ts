import {
  AwsError,
  type EmulatedService,
  type EmulatorRequest,
  encodeJson,
  renderXml,
} from '@scones/emulator-core';

/** Refuses by name what is meant for a service that the emulator doesn't have, and would else be taken for S3's. */
export const missingServices: EmulatedService = {
  name: 'missing-services',
  detect: (request) => nameOf(request) !== undefined,
  async handle(request) {
    throw new AwsError(
      'UnknownOperationException',
      400,
      `The emulator does not have the service ${nameOf(request)}.`,
    );
  },
  renderError(error, request) {
    const headers = { 'x-amzn-errortype': error.code };
    if (isForm(request))
      return {
        status: error.statusCode,
        headers: { ...headers, 'content-type': 'text/xml' },
        body: renderXml('ErrorResponse', {
          Error: { Type: 'Sender', Code: error.code, Message: error.message },
          RequestId: request.id,
        }),
      };
    return {
      status: error.statusCode,
      headers: { ...headers, 'content-type': 'application/x-amz-json-1.1' },
      body: encodeJson({ __type: error.code, message: error.message }),
    };
  },
};

/** The service's name as the request has it; undefined when it may be S3's. */
function nameOf(request: EmulatorRequest): string | undefined {
  const target = request.header('x-amz-target')?.split('.')[0];
  if (target !== undefined) return request.scope ?? target;
  return request.scope === 's3' ? undefined : request.scope;
}

function isForm(request: EmulatorRequest): boolean {
  return request.header('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
}
