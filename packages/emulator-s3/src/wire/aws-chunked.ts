import { errors } from '../errors.ts';

const LONGEST_LINE = 16_384;

/**
 * Removes the `aws-chunked` framing of a body as it arrives: `SIZE[;chunk-signature=…]\r\n BYTES \r\n …`, then after
 * the chunk of size 0 the trailing headers
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html).
 */
export class AwsChunkedDecoder {
  readonly trailers = new Map<string, string>();
  #state: 'size' | 'bytes' | 'lineEnd' | 'trailer' | 'end' = 'size';
  #remaining = 0;
  #line = '';

  /** The payload within this piece of the body. */
  push(piece: Buffer): Buffer[] {
    const payload: Buffer[] = [];
    let at = 0;
    while (at < piece.length && this.#state !== 'end') {
      if (this.#state === 'bytes') {
        const bytes = piece.subarray(at, at + this.#remaining);
        payload.push(bytes);
        at += bytes.length;
        this.#remaining -= bytes.length;
        if (this.#remaining === 0) this.#state = 'lineEnd';
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
    if (this.#state === 'trailer' && this.#line === '') return;
    if (this.#state !== 'end') throw errors.IncompleteBody();
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
    const size = /^([0-9a-f]{1,12})(?:;|$)/i.exec(line)?.[1];
    if (size === undefined) throw malformed();
    this.#remaining = Number.parseInt(size, 16);
    this.#state = this.#remaining === 0 ? 'trailer' : 'bytes';
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
