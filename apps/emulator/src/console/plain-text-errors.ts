import type { HttpService } from '@scones/emulator-core';

/** How the emulator's own pages report an error. */
export const plainTextErrors: Pick<HttpService, 'renderError'> = {
  renderError: ({ statusCode, message }) => ({
    status: statusCode,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: message,
  }),
};
