import { queryRefusals, type Refusals } from '@scones/emulator-core';
import { errors } from './errors.ts';

/** SNS has a code of its own for what policies do not allow, and writes its actions in capitals. */
export const refusals: Refusals = {
  ...queryRefusals,
  accessDenied: (message) =>
    errors.AuthorizationError.denied({ refusal: message.replaceAll(/\bsns:(?=[A-Z])/g, 'SNS:') }),
};
