import { errors } from '../errors.ts';
import type { AuthParameters } from './auth-parameters.ts';
import { isCallable } from './check-endpoint.ts';
import type { ConnectionRecord } from './connection-record.ts';

/** The state of a connection that was just made or changed: one by OAuth has yet to get its token. */
export function firstState(
  { OAuthParameters: oauth }: AuthParameters,
  now: number,
): Pick<ConnectionRecord, 'state' | 'reason' | 'authorizedAt'> {
  if (!oauth) return { state: 'AUTHORIZED', reason: undefined, authorizedAt: now };
  const url = oauth.AuthorizationEndpoint;
  if (!isCallable(url)) throw errors.ValidationException.authorizationEndpoint({ url });
  return { state: 'AUTHORIZING', reason: undefined, authorizedAt: undefined };
}
