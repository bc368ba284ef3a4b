import { buffer } from 'node:stream/consumers';
import type { EmulatorRequest } from '@scones/emulator-core';
import { AwsChunkedDecoder } from '../wire/aws-chunked.ts';
import { CHECKSUM_ALGORITHMS, type ChecksumAlgorithm, isDigestOf } from './checksums.ts';
import { errors } from '../errors.ts';

/** Bytes that are to be stored and are not read yet, with what their sender claims of them. */
export interface UploadBody {
  /** Undefined where the size is known only after reading. */
  readonly size: number | undefined;
  readonly claims: DigestClaims;
  /** All of a small body. */
  bytes(): Promise<Buffer>;
  chunks(): AsyncIterable<Buffer>;
  /** The checksum that the sender states. A trailing one is known after all has been read. */
  checksum(): string | undefined;
}

/** The digests by which the bytes can be checked. */
export interface DigestClaims {
  /** In base64. */
  readonly contentMd5?: string;
  /** The digest of the payload, in hexadecimal, that the signature covers. */
  readonly contentSha256?: string;
  readonly algorithm?: ChecksumAlgorithm;
}

/** The framing of a small body takes some hundred bytes for each chunk of at least 8 KiB. */
const FRAMING_ALLOWANCE = 64 * 1024;

/** The body of a request, its `aws-chunked` framing taken off. */
export function requestBody(request: EmulatorRequest): UploadBody {
  const framed = isFramed(request);
  const decoder = framed ? new AwsChunkedDecoder(request.chunkSignatures) : undefined;
  const size = payloadSize(request, framed);
  const claims = claimsOfHeaders((name) =>
    name === PAYLOAD_HASH ? signedHash(request) : request.header(name),
  );
  return {
    size,
    claims,
    async bytes() {
      const raw = await request.bytes(2 * size + FRAMING_ALLOWANCE);
      const payload = decoder ? Buffer.concat(decoder.push(raw)) : raw;
      decoder?.finish();
      if (payload.length !== size) throw errors.IncompleteBody();
      return payload;
    },
    async *chunks() {
      let received = 0;
      for await (const piece of request.raw as AsyncIterable<Buffer>) {
        const payloads = decoder?.push(piece) ?? [piece];
        for (const payload of payloads) received += payload.length;
        if (received > size) throw errors.IncompleteBody();
        yield* payloads;
      }
      decoder?.finish();
      if (received !== size) throw errors.IncompleteBody();
    },
    checksum: () => statedChecksum(claims.algorithm, request, decoder),
  };
}

const PAYLOAD_HASH = 'x-amz-content-sha256';

/** The hash of the payload that the signature covers; a presigned URL may have it in its query. */
export function signedHash(request: EmulatorRequest): string | undefined {
  const inQuery = request.hasQuery ? request.query.get('X-Amz-Content-Sha256') : null;
  return inQuery ?? request.header(PAYLOAD_HASH);
}

function statedChecksum(
  algorithm: ChecksumAlgorithm | undefined,
  request: EmulatorRequest,
  decoder: AwsChunkedDecoder | undefined,
): string | undefined {
  if (!algorithm) return undefined;
  const name = checksumHeader(algorithm);
  const trailing = decoder?.trailers.get(name);
  checkStated(algorithm, trailing);
  return trailing ?? request.header(name);
}

/** Whether the signature says so, or the encoding where nothing is signed. */
function isFramed(request: EmulatorRequest): boolean {
  if (request.header('x-amz-content-sha256')?.startsWith('STREAMING-')) return true;
  const encodings = request.header('content-encoding')?.split(',') ?? [];
  return (
    encodings.some((encoding) => encoding.trim() === 'aws-chunked') &&
    request.header('x-amz-decoded-content-length') !== undefined
  );
}

function payloadSize(request: EmulatorRequest, framed: boolean): number {
  const stated = request.header(framed ? 'x-amz-decoded-content-length' : 'content-length');
  if (stated !== undefined && /^\d+$/.test(stated)) return Number(stated);
  if (request.header('transfer-encoding') !== undefined || framed) throw errors.MissingContentLength();
  return 0;
}

/** The claims about a body in its headers, or in the fields of a form. */
export function claimsOfHeaders(header: (name: string) => string | undefined): DigestClaims {
  const contentMd5 = header('content-md5');
  if (contentMd5 !== undefined && !/^[A-Za-z0-9+/]{22}==$/.test(contentMd5))
    throw errors.InvalidDigest(contentMd5);
  const contentSha256 = header(PAYLOAD_HASH);
  const algorithm = claimedAlgorithm(header);
  return {
    ...(contentMd5 !== undefined && { contentMd5 }),
    ...(contentSha256?.length === 64 && { contentSha256 }),
    ...(algorithm && { algorithm }),
  };
}

function claimedAlgorithm(header: (name: string) => string | undefined): ChecksumAlgorithm | undefined {
  const trailer = header('x-amz-trailer')?.toLowerCase();
  const given = CHECKSUM_ALGORITHMS.filter(
    (algorithm) => header(checksumHeader(algorithm)) !== undefined || trailer === checksumHeader(algorithm),
  );
  if (given.length > 1) throw errors.InvalidRequest.severalChecksums();
  for (const algorithm of given) checkStated(algorithm, header(checksumHeader(algorithm)));
  return given[0];
}

function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

function checkStated(algorithm: ChecksumAlgorithm, value: string | undefined): void {
  if (value !== undefined && !isDigestOf(algorithm, value))
    throw errors.InvalidRequest.checksumValue({ header: checksumHeader(algorithm) });
}

/** Bytes from within the process. */
export function localBody(source: string | Uint8Array | AsyncIterable<Uint8Array>): UploadBody {
  const whole = typeof source === 'string' ? Buffer.from(source) : source;
  if (whole instanceof Uint8Array) {
    const bytes = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength);
    return bodyOf(
      bytes.length,
      async () => bytes,
      async function* () {
        yield bytes;
      },
    );
  }
  const chunks = async function* (): AsyncIterable<Buffer> {
    for await (const chunk of whole) yield Buffer.from(chunk);
  };
  return bodyOf(undefined, async () => await buffer(chunks()), chunks);
}

function bodyOf(
  size: number | undefined,
  bytes: () => Promise<Buffer>,
  chunks: () => AsyncIterable<Buffer>,
): UploadBody {
  return { size, claims: {}, bytes, chunks, checksum: () => undefined };
}
