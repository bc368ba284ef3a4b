import type { Refusals } from './access.ts';
import { commonErrors, errorTable } from './aws-error.ts';
import { queryErrors } from './query-errors.ts';

const EXPIRED = 'The security token included in the request is expired';

const errors = errorTable({
  AccessDeniedException: { status: 400, message: '{reason}' },
  ExpiredToken: { status: 403, message: EXPIRED },
  ExpiredTokenException: { status: 403, message: EXPIRED },
});

/** Services on the JSON protocol answer every refusal with 400. */
export const jsonRefusals: Refusals = {
  accessDenied: (reason) => errors.AccessDeniedException({ reason }),
  expiredToken: () => errors.ExpiredTokenException(),
};

export const restJsonRefusals: Refusals = {
  ...jsonRefusals,
  accessDenied: (reason) => commonErrors.AccessDeniedException({ reason }),
};

export const queryRefusals: Refusals = {
  accessDenied: (message) => queryErrors.AccessDenied({ message }),
  expiredToken: () => errors.ExpiredToken(),
};
