import { type Clock, withDeadline } from '@scones/deterministic';
import { type Collection, type HttpAnswer, sendHttp } from '@scones/emulator-core';
import { type Connections, nameIn } from '../connections/connections.ts';
import type { Field, RequestAdditions } from '../connections/request-additions.ts';
import type { Delivery } from '../event-bus.ts';
import type { ApiDestinationRecord } from './api-destination-record.ts';

interface Needed {
  readonly apiDestinations: Collection<ApiDestinationRecord>;
  readonly connections: Connections;
  readonly clock: Clock;
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html */
const LONGEST_MILLISECONDS = 5_000;

/** Sends events to the addresses of API destinations. Rejects where one refuses its event. */
export function sendToDestination({ apiDestinations, connections, clock }: Needed) {
  return async (delivery: Delivery): Promise<void> => {
    const { Arn } = delivery.target;
    const destination = apiDestinations.get(nameIn(Arn));
    if (destination?.arn !== Arn) throw new Error(`There is no API destination ${Arn}.`);
    const { connectionArn } = destination;
    const send = async (renews: boolean): Promise<[HttpAnswer, RequestAdditions]> => {
      const added = await connections.connect(connectionArn, { renews });
      const request = requestOf(destination, delivery, added);
      return [await withDeadline(clock, LONGEST_MILLISECONDS, (signal) => sendHttp(request, signal)), added];
    };
    const [first, added] = await send(false);
    const isRefused = first.statusCode === 401 || first.statusCode === 407;
    const [answer] = isRefused && added.isRenewable ? await send(true) : [first];
    if (answer.statusCode < 200 || answer.statusCode > 299)
      throw new Error(`${destination.endpoint} answered ${answer.statusCode} ${answer.statusText}.`);
  };
}

/** Headers, parameters and members of the connection are stronger than those of the target. */
function requestOf(
  { endpoint, method }: ApiDestinationRecord,
  { target: { HttpParameters: own = {} }, input }: Delivery,
  added: RequestAdditions,
) {
  const values = [...(own.PathParameterValues ?? [])];
  const url = new URL(endpoint.replaceAll('*', () => encodeURIComponent(values.shift() ?? '*')));
  const query = [...Object.entries(own.QueryStringParameters ?? {}), ...added.query];
  for (const [name, value] of query) url.searchParams.set(name, value);
  const headers = new Map<string, Field>();
  const all: Field[] = [
    ['Content-Type', 'application/json; charset=utf-8'],
    ...Object.entries(own.HeaderParameters ?? {}),
    ...added.headers,
    ['User-Agent', 'Amazon/EventBridge/ApiDestinations'],
    ['Range', 'bytes=0-1048575'],
  ];
  for (const field of all) headers.set(field[0].toLowerCase(), field);
  return { method, url: url.href, headers: [...headers.values()], body: withMembers(input, added.body) };
}

/** An input that is no object stays as it is. */
function withMembers(input: string, members: readonly Field[]): string {
  if (members.length === 0) return input;
  const value: unknown = JSON.parse(input);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? JSON.stringify({ ...value, ...Object.fromEntries(members) }) : input;
}
