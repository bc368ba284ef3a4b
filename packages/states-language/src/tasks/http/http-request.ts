import type { HttpConnection, HttpField, HttpRequest } from '../../http-port.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { encodeForm, formFields } from './form-encoding.ts';
import { type HttpCall, httpFault } from './http-call.ts';

type Added = Pick<HttpConnection, 'headers' | 'query' | 'body'>;

/** The request of a call by a connection, whose headers, parameters and members are stronger than the call's. */
export function requestOf(call: HttpCall, connection: Added, region: string): HttpRequest {
  const body = bodyText(call, mergedBody(call.body, connection.body));
  return {
    method: call.method,
    url: withQuery(call.endpoint, [
      ...unlessNamed(queryFields(call.query), connection.query, same),
      ...connection.query,
    ]),
    headers: [
      ...unlessNamed(headerFields(call.headers), connection.headers, lowerCase),
      ...connection.headers,
      ['User-Agent', `Amazon|StepFunctions|HttpInvoke|${region}`],
      ['Range', 'bytes=0-262144'],
    ],
    ...(body !== undefined && { body }),
  };
}

/** The same request without what the connection adds or replaces, which may be secret. */
export function withoutSecrets(call: HttpCall, connection: Added, region: string): HttpRequest {
  const { body } = call;
  const names = new Set(connection.body.map(([name]) => name));
  const open: HttpCall = {
    ...call,
    headers: without(call.headers, (name) => isNamed(name, connection.headers, lowerCase)),
    body: isObject(body) ? without(body, (name) => names.has(name)) : body,
  };
  const query = unlessNamed(queryFields(call.query), connection.query, same);
  return requestOf({ ...open, query: undefined }, { headers: [], query, body: [] }, region);
}

function without(members: JsonObject, isLeftOut: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !isLeftOut(name)));
}

const same = (name: string): string => name;
const lowerCase = (name: string): string => name.toLowerCase();

function isNamed(name: string, fields: readonly HttpField[], fold: (name: string) => string): boolean {
  return fields.some(([each]) => fold(each) === fold(name));
}

function unlessNamed(
  fields: readonly HttpField[],
  stronger: readonly HttpField[],
  fold: (name: string) => string,
): HttpField[] {
  return fields.filter(([name]) => !isNamed(name, stronger, fold));
}

/** A header's value is a text, or a list of texts, each of which is a header of its own. */
function headerFields(headers: JsonObject): HttpField[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((each) => each !== null)
      .map((each): HttpField => {
        if (typeof each === 'object')
          throw httpFault(`The header ${name} must be a string or a list of strings.`);
        return [name, String(each)];
      }),
  );
}

/** Parameters are an object, a text as in a URL, or a list of either. */
function queryFields(query: Json | undefined): HttpField[] {
  if (query === undefined || query === null) return [];
  if (typeof query === 'string') return [...new URLSearchParams(query)];
  if (Array.isArray(query)) return query.flatMap(queryFields);
  if (isObject(query)) return formFields('', query, 'REPEAT');
  throw httpFault('QueryParameters must be an object, a string or an array.');
}

function withQuery(endpoint: string, fields: readonly HttpField[]): string {
  if (fields.length === 0) return endpoint;
  const url = new URL(endpoint);
  const added = fields.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  url.search = [url.search.slice(1), ...added].filter((part) => part !== '').join('&');
  return url.href;
}

function mergedBody(body: Json | undefined, added: readonly HttpField[]): Json | undefined {
  if (added.length === 0) return body;
  if (body !== undefined && body !== null && !isObject(body))
    throw httpFault("The connection's body parameters can't be merged with a RequestBody that is no object.");
  return { ...body, ...(Object.fromEntries(added) as JsonObject) };
}

function bodyText({ form }: HttpCall, body: Json | undefined): string | undefined {
  if (body === undefined) return undefined;
  if (form) return encodeForm(body, form);
  return typeof body === 'string' ? body : JSON.stringify(body);
}
