import type { AuthParameters, HttpParameters } from './auth-parameters.ts';

export type Field = readonly [name: string, value: string];

/** What a connection adds to a request. */
export interface RequestAdditions {
  readonly headers: readonly Field[];
  readonly query: readonly Field[];
  /** The members of the body. */
  readonly body: readonly Field[];
  /** Whether its authorization can be had anew, where the server refuses this one. */
  readonly isRenewable: boolean;
}

/** The authorization, and what is sent with each call. An OAuth connection has got its `Authorization` already. */
export function additionsOf(parameters: AuthParameters, oauthHeader?: string): RequestAdditions {
  const { InvocationHttpParameters: sent = {} } = parameters;
  return {
    headers: [...authorizationOf(parameters, oauthHeader), ...fieldsOf(sent.HeaderParameters)],
    query: fieldsOf(sent.QueryStringParameters),
    body: fieldsOf(sent.BodyParameters),
    isRenewable: oauthHeader !== undefined,
  };
}

function authorizationOf(
  { BasicAuthParameters: basic, ApiKeyAuthParameters: key }: AuthParameters,
  oauthHeader: string | undefined,
): Field[] {
  if (basic) return [['Authorization', basicHeader(basic.Username, basic.Password)]];
  if (key) return [[key.ApiKeyName, key.ApiKeyValue]];
  return oauthHeader === undefined ? [] : [['Authorization', oauthHeader]];
}

export function basicHeader(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

export function fieldsOf(list: HttpParameters['HeaderParameters'] = []): Field[] {
  return list.map(({ Key, Value }) => [Key, Value]);
}
