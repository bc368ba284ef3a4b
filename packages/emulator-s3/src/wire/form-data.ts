import { errors } from '../errors.ts';

/** A form of a browser: its fields in their order up to the file, and then the file's bytes as they come. */
export interface FormData {
  readonly fields: ReadonlyMap<string, string>;
  /** As the browser names it; undefined where the file is a plain field. */
  readonly fileName: string | undefined;
  readonly fileType: string | undefined;
  /** Without the fields after the file, which S3 ignores. */
  file(): AsyncIterable<Buffer>;
}

const LARGEST_FIELDS = 20 * 1024;
const HEAD_END = Buffer.from('\r\n\r\n');

export function boundaryOf(contentType: string | undefined): string | undefined {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '') ?? [];
  return quoted ?? plain;
}

/** Reads a `multipart/form-data` body up to its file (RFC 7578). */
export async function readForm(body: AsyncIterable<Buffer>, boundary: string): Promise<FormData> {
  const reader = new Reader(body);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const fields = new Map<string, string>();
  // The first boundary has no line before it.
  reader.unread(Buffer.from('\r\n'));
  await reader.until(delimiter, LARGEST_FIELDS);
  for (let size = 0; ;) {
    // The last boundary is followed by two dashes, every other by the end of its line.
    if ((await reader.take(2)).toString('latin1') === '--') throw withoutFile();
    const head = (await reader.until(HEAD_END, LARGEST_FIELDS)).toString('utf8');
    const name = parameter(head, 'name');
    if (name === undefined) throw withoutFile();
    if (name.toLowerCase() === 'file') return fileOf(reader, delimiter, fields, head);
    const value = (await reader.until(delimiter, LARGEST_FIELDS)).toString('utf8');
    size += name.length + value.length;
    if (size > LARGEST_FIELDS) throw tooLong();
    fields.set(name.toLowerCase(), value);
  }
}

function fileOf(
  reader: Reader,
  delimiter: Buffer,
  fields: ReadonlyMap<string, string>,
  head: string,
): FormData {
  return {
    fields,
    fileName: parameter(head, 'filename'),
    fileType: /^content-type:\s*(.+?)\s*$/im.exec(head)?.[1],
    file: () => reader.piecesUntil(delimiter),
  };
}

function parameter(head: string, name: string): string | undefined {
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? '';
  const [, quoted, plain] =
    new RegExp(`[;\\s]${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(disposition) ?? [];
  return quoted === undefined ? plain : quoted.replaceAll(/\\(["\\])/g, '$1').replaceAll('%22', '"');
}

/** Takes a stream apart at byte sequences. */
class Reader {
  readonly #pieces: AsyncIterator<Buffer, undefined>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(body: AsyncIterable<Buffer>) {
    this.#pieces = body[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  }

  unread(bytes: Buffer): void {
    this.#rest = Buffer.concat([bytes, this.#rest]);
  }

  async take(count: number): Promise<Buffer> {
    while (this.#rest.length < count) await this.#more();
    const taken = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return taken;
  }

  /** Everything up to the sequence, which is consumed too. */
  async until(sequence: Buffer, limit: number): Promise<Buffer> {
    for (;;) {
      const at = this.#rest.indexOf(sequence);
      if (at >= 0) {
        const taken = this.#rest.subarray(0, at);
        this.#rest = this.#rest.subarray(at + sequence.length);
        return taken;
      }
      if (this.#rest.length > limit + sequence.length) throw tooLong();
      await this.#more();
    }
  }

  /** The same piece by piece. The rest of the stream is then read and dropped. */
  async *piecesUntil(sequence: Buffer): AsyncIterable<Buffer> {
    for (;;) {
      const at = this.#rest.indexOf(sequence);
      // The sequence may begin in this piece and end in the next.
      const safe = at >= 0 ? at : Math.max(this.#rest.length - sequence.length + 1, 0);
      if (safe > 0) yield this.#rest.subarray(0, safe);
      this.#rest = this.#rest.subarray(safe);
      if (at >= 0) break;
      await this.#more();
    }
    while (!(await this.#pieces.next()).done);
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#pieces.next();
    if (done === true) throw errors.IncompleteBody();
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
  }
}

function withoutFile(): Error {
  return errors.InvalidArgument.formFile({ argument: 'file', value: '0' });
}

function tooLong(): Error {
  return errors.MaxPostPreDataLengthExceeded();
}
