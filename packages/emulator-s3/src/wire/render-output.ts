import {
  type AwsError,
  type EmulatorRequest,
  type EmulatorResponse,
  renderXml,
  type XmlValue,
} from '@scones/emulator-core';
import type { Readable } from 'node:stream';
import { encodeMetadata } from './metadata-text.ts';
import type { Wire } from '../s3-operation.ts';
import { toElements } from './xml-lists.ts';

const S3_NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
/** AWS's support identifies a machine by it. */
const HOST_ID = 'emulator';
type Headers = Record<string, string>;

/** An operation's output as its reply. */
export function renderOutput(wire: Wire, output: object, request: EmulatorRequest): EmulatorResponse {
  const reply = wire.reply ?? {};
  const members = output as Record<string, unknown>;
  const headers: Headers = { 'x-amz-request-id': request.id, 'x-amz-id-2': HOST_ID };
  for (const member in reply.headers) {
    const value = members[member];
    if (value !== undefined) headers[reply.headers[member] as string] = headerText(value);
  }
  if (wire.metadata) addMetadata(headers, members['Metadata']);
  const status = (members[STATUS_MEMBER] as number | undefined) ?? reply.status ?? 200;
  if (reply.document !== undefined) return documentReply(status, headers, reply.document, wire, members);
  if (reply.body === undefined) return { status, headers };
  return { status, headers, body: members[reply.body] as string | Uint8Array | Readable };
}

/** A member that an output may have besides the SDK's. It sets the reply's status. */
export const STATUS_MEMBER = '$status';

function documentReply(
  status: number,
  headers: Headers,
  root: string,
  wire: Wire,
  members: Record<string, unknown>,
): EmulatorResponse {
  const { headers: inHeaders = {}, content } = wire.reply ?? {};
  const elements = Object.entries(members).filter(([member]) => !Object.hasOwn(inHeaders, member));
  const document = content === undefined ? Object.fromEntries(elements) : members[content];
  headers['content-type'] = 'application/xml';
  return { status, headers, body: renderXml(root, toElements(document as XmlValue), S3_NAMESPACE) };
}

function headerText(value: unknown): string {
  return value instanceof Date ? value.toUTCString() : String(value);
}

function addMetadata(headers: Headers, metadata: unknown): void {
  const values = (metadata ?? {}) as Record<string, string>;
  for (const name in values) headers[`x-amz-meta-${name}`] = encodeMetadata(values[name] as string);
}

/** An error document. A reply to HEAD, or with status 304, has none. */
export function renderS3Error(error: AwsError, request: EmulatorRequest): EmulatorResponse {
  const headers: Headers = { 'x-amz-request-id': request.id, 'x-amz-id-2': HOST_ID };
  if (error.statusCode === 304) {
    headers['etag'] = String(error.members['ETag']);
    headers['last-modified'] = String(error.members['LastModified']);
    return { status: 304, headers };
  }
  headers['content-type'] = 'application/xml';
  if (request.method === 'HEAD') return { status: error.statusCode, headers };
  const body = renderXml('Error', {
    Code: error.code,
    Message: error.message,
    ...(error.members as Record<string, XmlValue>),
    RequestId: request.id,
    HostId: HOST_ID,
  });
  return { status: error.statusCode, headers, body };
}
