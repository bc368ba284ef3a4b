import { type EmulatorRequest, ownMember, parseXml } from '@scones/emulator-core';
import type { Address } from './address.ts';
import { digestsOf } from '../bodies/body-digests.ts';
import { errors } from '../errors.ts';
import { decodeMetadata } from './metadata-text.ts';
import type { Wire } from '../s3-operation.ts';
import { unsupported } from '../unsupported.ts';
import { requestBody, signedHash } from '../bodies/upload-body.ts';
import { toMembers } from './xml-lists.ts';

/** These belong to the transfer or the signature, not to an operation; `upload-body.ts` reads the checksums. */
const TRANSFER_HEADERS = new Set([
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-decoded-content-length',
  'x-amz-expected-bucket-owner',
  'x-amz-source-expected-bucket-owner',
  'x-amz-request-payer',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-security-token',
  // Java asks with this for a checksum after the body, which a server may leave out.
  'x-amz-te',
  'x-amz-trailer',
  'x-amz-user-agent',
]);
const TRANSFER_QUERY =
  /^(?:x-amz-(?:algorithm|credential|date|expires|signedheaders|signature|security-token|content-sha256|user-agent|sdk-checksum-algorithm|checksum-[a-z0-9]+)|x-id|awsaccesskeyid|signature|expires)$/i;
const METADATA = 'x-amz-meta-';
const LARGEST_DOCUMENT = 8 * 2 ** 20;

/** An operation's input from its request. Anything that the operation does not know is refused by name. */
export async function readInput(
  wire: Wire,
  subresource: string | undefined,
  address: Address,
  request: EmulatorRequest,
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {
    ...(address.bucket !== undefined && { Bucket: address.bucket }),
    ...(address.key !== undefined && { Key: address.key }),
  };
  readQuery(wire, subresource, request, input);
  readHeaders(wire, request, input);
  if (wire.body) await readBody(wire.body, request, input);
  return input;
}

function readQuery(
  wire: Wire,
  subresource: string | undefined,
  request: EmulatorRequest,
  input: Record<string, unknown>,
): void {
  for (const [name, value] of request.query) {
    const member = ownMember(wire.query, name);
    if (member !== undefined) input[member] = value;
    else if (name !== subresource && !TRANSFER_QUERY.test(name)) readHoisted(wire, name, value, input);
  }
}

/** A presigned URL may carry headers in its query. S3 ignores those that it does not know. */
function readHoisted(wire: Wire, name: string, value: string, input: Record<string, unknown>): void {
  const header = name.toLowerCase();
  const member = ownMember(wire.headers, header);
  if (member !== undefined) input[member] = value;
  else if (wire.metadata && header.startsWith(METADATA)) addMetadata(input, header, value);
  else if (header.startsWith('x-amz-')) throw unsupported('Query', name);
}

function addMetadata(input: Record<string, unknown>, header: string, value: string): void {
  const metadata = (input['Metadata'] ??= Object.create(null)) as Record<string, string>;
  metadata[header.slice(METADATA.length)] = value;
}

function readHeaders(wire: Wire, request: EmulatorRequest, input: Record<string, unknown>): void {
  const { headers } = request;
  for (const name in wire.headers) {
    const value = request.header(name);
    if (value !== undefined) input[wire.headers[name] as string] = value;
  }
  for (const name in headers) {
    if (
      !name.startsWith('x-amz-') ||
      ownMember(wire.headers, name) !== undefined ||
      TRANSFER_HEADERS.has(name)
    )
      continue;
    if (name.startsWith(METADATA) && wire.metadata)
      addMetadata(input, name, decodeMetadata(request.header(name) as string));
    // Java sends the checksum of an empty body with GET too, where it means nothing.
    else if (!name.startsWith('x-amz-checksum-')) throw refusedHeader(name);
  }
}

const HEADER_REASONS: readonly [prefix: string, why: string][] = [
  ['x-amz-object-lock-', 'objects have no versions that could be locked.'],
  ['x-amz-server-side-encryption-', 'nothing is encrypted, so that the key would not be used.'],
];

function refusedHeader(name: string): Error {
  if (name.startsWith('x-amz-grant-')) return errors.AccessControlListNotSupported();
  const reason = HEADER_REASONS.find(([prefix]) => name.startsWith(prefix))?.[1];
  return unsupported('Header', name, reason);
}

async function readBody(
  body: NonNullable<Wire['body']>,
  request: EmulatorRequest,
  input: Record<string, unknown>,
): Promise<void> {
  if ('bytes' in body) {
    input[body.bytes] = requestBody(request);
    return;
  }
  const isUnchecked = 'document' in body && body.checksumIsMember === true;
  const bytes = isUnchecked ? await signedBytes(request) : await checkedBytes(request);
  const text = bytes.toString('utf8');
  if ('text' in body) input[body.text] = text;
  else if (text.trim() !== '') input[body.member] = readDocument(body.document, text);
}

/** A checksum among the headers is not the document's here. The signature's hash always is. */
async function signedBytes(request: EmulatorRequest): Promise<Buffer> {
  const bytes = await request.bytes(LARGEST_DOCUMENT);
  const contentSha256 = signedHash(request);
  if (contentSha256?.length === 64) digestsOf(bytes, { contentSha256 }, undefined);
  return bytes;
}

async function checkedBytes(request: EmulatorRequest): Promise<Buffer> {
  const upload = requestBody(request);
  if ((upload.size ?? 0) > LARGEST_DOCUMENT) throw errors.EntityTooLarge(upload.size ?? 0, LARGEST_DOCUMENT);
  const bytes = await upload.bytes();
  digestsOf(bytes, upload.claims, upload.checksum());
  return bytes;
}

function readDocument(root: string, text: string): unknown {
  const content = parse(text)[root];
  if (content === undefined) throw errors.MalformedXML(`The document is not a ${root}.`);
  return content === '' ? {} : toMembers(content);
}

function parse(text: string): ReturnType<typeof parseXml> {
  try {
    return parseXml(text);
  } catch (cause) {
    throw errors.MalformedXML((cause as Error).message, { cause });
  }
}
