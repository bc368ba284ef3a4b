import type { HttpResponse } from '../../http-port.ts';
import type { Json } from '../../json.ts';
import { dataLimitExceeded, Payload, PAYLOAD_LIMIT } from '../../payload.ts';
import { StatesError } from '../../states-error.ts';
import { parseResult } from '../integration.ts';
import { httpFault } from './http-call.ts';

/** The result of a task by the answer. Throws the failure that AWS makes of any status but 2xx, without the body. */
export function resultOf({ statusCode, statusText, headers, body }: HttpResponse): Payload {
  if (statusCode < 200 || statusCode > 299)
    throw new StatesError(`States.Http.StatusCode.${statusCode}`, statusText);
  const type = mediaType(headers);
  if (type === 'application/octet-stream' || /^(?:image|video|audio)\//.test(type))
    throw httpFault(
      `Unsupported response content-type '${type}'. Please see documentation for list of unsupported content-types.`,
    );
  if (body.length > PAYLOAD_LIMIT) throw dataLimitExceeded('http');
  const content = readBody(body, type);
  return new Payload({
    Headers: groupedHeaders(headers),
    ...(content !== undefined && { ResponseBody: content }),
    StatusCode: statusCode,
    StatusText: statusText,
  });
}

function mediaType(headers: HttpResponse['headers']): string {
  const [, value = ''] = headers.find(([name]) => name.toLowerCase() === 'content-type') ?? [];
  return (value.split(';', 1)[0] ?? '').trim().toLowerCase();
}

/** A JSON document where the answer says that it is one, and otherwise a text; nothing for an empty answer. */
function readBody(body: Uint8Array, type: string): Json | undefined {
  if (body.length === 0) return undefined;
  const text = decode(body);
  return type === 'application/json' || type.endsWith('+json') ? parseResult(text).value : text;
}

function decode(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw httpFault('The response body is not a valid UTF-8 string.');
  }
}

/** Each name once, as the server spelled it first, with all its values. */
function groupedHeaders(headers: HttpResponse['headers']): Record<string, string[]> {
  const groups = Map.groupBy(headers, ([name]) => name.toLowerCase());
  return Object.fromEntries(
    [...groups.values()].map((fields) => [fields[0]?.[0] ?? '', fields.map(([, value]) => value)]),
  );
}
