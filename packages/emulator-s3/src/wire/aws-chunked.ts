import { createHash, type Hash } from 'node:crypto';
import type { ChunkSignatures } from '@scones/emulator-core';
import { errors } from '../errors.ts';

const LONGEST_LINE = 16_384;
const TRAILER_SIGNATURE = 'x-amz-trailer-signature';

/**
 * Removes the `aws-chunked` framing of a body as it arrives: `SIZE[;chunk-signature=…]\r\n BYTES \r\n …`, then after
 * the chunk of size 0 the trailing headers
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html). Where there are signatures to check,
 * it throws for a chunk that is not signed as they say.
 */
export class AwsChunkedDecoder {
  readonly trailers = new Map<string, string>();
  readonly #signatures: ChunkSignatures | undefined;
  #signature = '';
  #hash: Hash | undefined;
  #state: 'size' | 'bytes' | 'lineEnd' | 'trailer' | 'end' = 'size';
  #remaining = 0;
  #line = '';

  constructor(signatures?: ChunkSignatures) {
    this.#signatures = signatures;
  }

  /** The payload within this piece of the body. */
  push(piece: Buffer): Buffer[] {
    const payload: Buffer[] = [];
    let at = 0;
    while (at < piece.length && this.#state !== 'end') {
      if (this.#state === 'bytes') {
        const bytes = piece.subarray(at, at + this.#remaining);
        payload.push(bytes);
        this.#hash?.update(bytes);
        at += bytes.length;
        this.#remaining -= bytes.length;
        if (this.#remaining === 0) this.#endChunk();
      } else {
        const newline = piece.indexOf(10, at);
        const end = newline < 0 ? piece.length : newline;
        this.#line += piece.toString('latin1', at, end);
        if (this.#line.length > LONGEST_LINE) throw malformed();
        at = end + 1;
        if (newline >= 0) this.#takeLine();
      }
    }
    return payload;
  }

  /** Call this when the body has ended. */
  finish(): void {
    if (this.#state !== 'end' && (this.#state !== 'trailer' || this.#line !== ''))
      throw errors.IncompleteBody();
    this.#checkTrailer();
  }

  #takeLine(): void {
    const line = this.#line.endsWith('\r') ? this.#line.slice(0, -1) : this.#line;
    this.#line = '';
    if (this.#state === 'size') this.#startChunk(line);
    else if (this.#state === 'trailer') this.#takeTrailer(line);
    else if (line === '') this.#state = 'size';
    else throw malformed();
  }

  #startChunk(line: string): void {
    const [, size, signature = ''] =
      /^([0-9a-f]{1,12})(?:;(?:chunk-signature=([0-9a-f]*))?|$)/i.exec(line) ?? [];
    if (size === undefined) throw malformed();
    this.#remaining = Number.parseInt(size, 16);
    this.#signature = signature;
    this.#hash = this.#signatures && createHash('sha256');
    this.#state = 'bytes';
    if (this.#remaining > 0) return;
    this.#endChunk();
    this.#state = 'trailer';
  }

  #endChunk(): void {
    this.#state = 'lineEnd';
    if (this.#hash) this.#signatures?.checkChunk(this.#signature, this.#hash.digest('hex'));
    this.#hash = undefined;
  }

  #checkTrailer(): void {
    const signature = this.trailers.get(TRAILER_SIGNATURE);
    const signed = [...this.trailers].filter(([name]) => name !== TRAILER_SIGNATURE);
    if (signed.length > 0 || signature !== undefined) this.#signatures?.checkTrailer(signature ?? '', signed);
  }

  #takeTrailer(line: string): void {
    if (line === '') {
      this.#state = 'end';
      return;
    }
    const colon = line.indexOf(':');
    if (colon < 0) throw malformed();
    this.trailers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
}

function malformed(): Error {
  return errors.InvalidRequest.chunks();
}
