import { z } from 'zod';
import { nameIn } from '../connections/connections.ts';
import type { EventsContext } from '../context.ts';
import { apiDestinationOutput, type ApiDestinationRecord } from './api-destination-record.ts';

/** The members of an API destination's inputs. */
export const apiDestinationMembers = {
  Description: z.string().max(512).optional(),
  ConnectionArn: z.string().min(1).max(1600),
  InvocationEndpoint: z.string().min(1).max(2048),
  HttpMethod: z.enum(['POST', 'GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']),
  InvocationRateLimitPerSecond: z.number().int().min(1),
};

/** An API destination as AWS shows it. */
export function shownDestination({ connections }: EventsContext, destination: ApiDestinationRecord) {
  const { connectionArn } = destination;
  const connection = connections.records.get(nameIn(connectionArn));
  return apiDestinationOutput(destination, connection?.arn === connectionArn);
}

/** What the operations that change an API destination answer. */
export function apiDestinationChange(context: EventsContext, destination: ApiDestinationRecord) {
  const { ApiDestinationArn, ApiDestinationState, CreationTime, LastModifiedTime } = shownDestination(
    context,
    destination,
  );
  return { ApiDestinationArn, ApiDestinationState, CreationTime, LastModifiedTime };
}
