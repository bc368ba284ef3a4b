import type { ApiDestination } from '@aws-sdk/client-eventbridge';

/** An API destination as it is kept. */
export interface ApiDestinationRecord {
  readonly name: string;
  readonly arn: string;
  readonly description: string | undefined;
  readonly connectionArn: string;
  /** With a `*` for each part that a target's `PathParameterValues` fill in. */
  readonly endpoint: string;
  readonly method: 'POST' | 'GET' | 'HEAD' | 'OPTIONS' | 'PUT' | 'PATCH' | 'DELETE';
  readonly callsPerSecond: number;
  readonly madeAt: number;
  readonly changedAt: number;
}

/** An API destination as AWS shows it. It is inactive without its connection. */
export function apiDestinationOutput(
  destination: ApiDestinationRecord,
  hasConnection: boolean,
): ApiDestination {
  const { name, arn, connectionArn, endpoint, method, callsPerSecond, madeAt, changedAt } = destination;
  return {
    ApiDestinationArn: arn,
    Name: name,
    ApiDestinationState: hasConnection ? 'ACTIVE' : 'INACTIVE',
    ConnectionArn: connectionArn,
    InvocationEndpoint: endpoint,
    HttpMethod: method,
    InvocationRateLimitPerSecond: callsPerSecond,
    CreationTime: new Date(madeAt),
    LastModifiedTime: new Date(changedAt),
  };
}
