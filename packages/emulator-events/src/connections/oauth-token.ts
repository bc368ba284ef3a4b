import { type OutgoingHttp, sendHttp } from '@scones/emulator-core';
import { z } from 'zod';
import type { OAuthParameters } from './auth-parameters.ts';
import { basicHeader, type Field, fieldsOf } from './request-additions.ts';

export interface OAuthToken {
  /** The `Authorization` header of a call. */
  readonly header: string;
  /** Milliseconds that it lives; a server need not say. */
  readonly livesFor: number | undefined;
}

/** Why no token was got, in words for a connection's state. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}

const tokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  token_type: z.string().default('Bearer'),
  expires_in: z.coerce.number().positive().optional(),
});

/** Asks an authorization server for a token by client credentials. Rejects with `TokenRefused`. */
export async function fetchToken(parameters: OAuthParameters, signal: AbortSignal): Promise<OAuthToken> {
  const endpoint = parameters.AuthorizationEndpoint;
  const answer = await sendHttp(tokenRequest(parameters), signal).catch((cause: unknown) => {
    throw new TokenRefused(`${endpoint} does not answer: ${(cause as Error).message}`, { cause });
  });
  if (answer.statusCode < 200 || answer.statusCode > 299)
    throw new TokenRefused(`${endpoint} answered ${answer.statusCode} ${answer.statusText}.`);
  const token = tokenAnswer.safeParse(parseJson(answer.body.toString('utf8')));
  if (!token.success) throw new TokenRefused(`${endpoint} answered no access_token.`);
  const { access_token: text, token_type: type, expires_in: seconds } = token.data;
  return {
    header: `${type.toLowerCase() === 'bearer' ? 'Bearer' : type} ${text}`,
    livesFor: seconds === undefined ? undefined : seconds * 1000,
  };
}

/** https://www.rfc-editor.org/rfc/rfc6749#section-4.4.2 */
function tokenRequest(parameters: OAuthParameters): OutgoingHttp {
  const { ClientParameters: client, OAuthHttpParameters: given = {}, HttpMethod: method } = parameters;
  const url = new URL(parameters.AuthorizationEndpoint);
  for (const [name, value] of fieldsOf(given.QueryStringParameters)) url.searchParams.set(name, value);
  const form = new URLSearchParams({ grant_type: 'client_credentials' });
  for (const [name, value] of fieldsOf(given.BodyParameters)) form.set(name, value);
  if (method === 'GET') for (const [name, value] of form) url.searchParams.set(name, value);
  const headers: Field[] = [
    ['Authorization', basicHeader(client.ClientID, client.ClientSecret)],
    ['Content-Type', 'application/x-www-form-urlencoded'],
  ];
  const own = fieldsOf(given.HeaderParameters);
  const isReplaced = ([name]: Field): boolean =>
    own.some(([each]) => each.toLowerCase() === name.toLowerCase());
  return {
    method,
    url: url.href,
    headers: [...headers.filter((header) => !isReplaced(header)), ...own],
    ...(method !== 'GET' && { body: form.toString() }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}
