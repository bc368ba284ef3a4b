import { isCallable } from '../connections/check-endpoint.ts';
import { nameIn } from '../connections/connections.ts';
import { type EventsContext, findConnection } from '../context.ts';
import { errors } from '../errors.ts';
import type { ApiDestinationRecord } from './api-destination-record.ts';

/** Throws AWS's refusal of an API destination without its connection, or at an address that can't be called. */
export function checkDestination(
  context: EventsContext,
  { connectionArn, endpoint }: Pick<ApiDestinationRecord, 'connectionArn' | 'endpoint'>,
): void {
  if (!/^arn:[^:]+:events:[^:]*:[^:]*:connection\/[^/]+\/[^/]+$/.test(connectionArn))
    throw errors.ValidationException.connectionArn({ arn: connectionArn });
  findConnection(context, nameIn(connectionArn), 'describe');
  if (!isCallable(endpoint)) throw errors.ValidationException.invocationEndpoint({ url: endpoint });
}
