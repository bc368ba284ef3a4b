import type { Refusals } from './access.ts';
import { AwsError } from './aws-error.ts';

const EXPIRED = 'The security token included in the request is expired';

/** Services on the JSON protocol answer every refusal with 400. */
export const jsonRefusals: Refusals = {
  accessDenied: (message) => new AwsError('AccessDeniedException', 400, message),
  expiredToken: () => new AwsError('ExpiredTokenException', 403, EXPIRED),
};

export const restJsonRefusals: Refusals = {
  ...jsonRefusals,
  accessDenied: (message) => new AwsError('AccessDeniedException', 403, message),
};

export const queryRefusals: Refusals = {
  accessDenied: (message) => new AwsError('AccessDenied', 403, message),
  expiredToken: () => new AwsError('ExpiredToken', 403, EXPIRED),
};
