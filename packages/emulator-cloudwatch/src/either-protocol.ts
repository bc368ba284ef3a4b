import type { EmulatedService } from '@scones/emulator-core';

/** One service on two protocols: new clients of CloudWatch send JSON, older ones, Debian's AWS CLI for one, forms. */
export function eitherProtocol(json: EmulatedService, query: EmulatedService): EmulatedService {
  const speaks = (request: Parameters<EmulatedService['detect']>[0]): EmulatedService =>
    json.detect(request) === true ? json : query;
  return {
    ...json,
    detect: (request) => json.detect(request) || query.detect(request),
    handle: (request) => speaks(request).handle(request),
    renderError(error, request) {
      const reply = speaks(request).renderError(error, request);
      // Clients that came from forms to JSON read the error's old name here.
      const queryError = `${error.code};${error.fault === 'client' ? 'Sender' : 'Receiver'}`;
      return { ...reply, headers: { ...reply.headers, 'x-amzn-query-error': queryError } };
    },
  };
}
