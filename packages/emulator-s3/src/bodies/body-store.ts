import {
  closeSync,
  constants,
  createReadStream,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { copyFile, type FileHandle, link, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Random } from '@scones/deterministic';
import { type BodyDigests, chosenAlgorithm, digestsOf, DigestTaker } from './body-digests.ts';
import type { ChecksumAlgorithm } from './checksums.ts';
import { errors } from '../errors.ts';
import type { UploadBody } from './upload-body.ts';

/** A file of the store's folder, and how much of an object it holds. */
export interface BodyFile {
  readonly name: string;
  readonly size: number;
}

/** The place of a body: its row in the database, or files. */
export type BodyPlace = { readonly bytes: Uint8Array } | { readonly files: readonly BodyFile[] };

export type ReceivedBody = BodyPlace & BodyDigests & { readonly size: number };

/** Up to this size a body in the database is as fast as a file (see README, "Speed"). */
const LARGEST_INLINE = 16 * 1024;
const LARGEST_PUT = 5 * 2 ** 30;

/**
 * The bodies of objects. A file is written once under a random name. It belongs to an object only through the row that
 * names it, so that a writer that is killed leaves the old object as it was.
 */
export class BodyStore {
  readonly #folder: string;
  readonly #random: Random;

  constructor(folder: string, random: Random) {
    this.#folder = folder;
    this.#random = random;
    mkdirSync(folder, { recursive: true });
  }

  /** Reads a body, checks the claims of its sender, and stores it. Nothing is left of a body that fails. */
  async receive(body: UploadBody, algorithm = chosenAlgorithm(body.claims)): Promise<ReceivedBody> {
    if (body.size === undefined || body.size > LARGEST_INLINE) {
      const { file, ...digests } = await this.receiveFile(body, algorithm);
      return { files: [file], size: file.size, ...digests };
    }
    const bytes = await body.bytes();
    return { bytes, size: bytes.length, ...digestsOf(bytes, body.claims, body.checksum(), algorithm) };
  }

  /** The same, but always into a file, however small the body is. */
  async receiveFile(
    body: UploadBody,
    algorithm: ChecksumAlgorithm = chosenAlgorithm(body.claims),
  ): Promise<BodyDigests & { file: BodyFile }> {
    if ((body.size ?? 0) > LARGEST_PUT) throw errors.EntityTooLarge(body.size as number, LARGEST_PUT);
    const digests = new DigestTaker(body.claims, algorithm);
    const { name, handle } = await this.#createFile();
    let size = 0;
    try {
      await using file = handle;
      for await (const chunk of body.chunks()) {
        digests.update(chunk);
        await writeAll(file, chunk);
        size += chunk.length;
      }
      return { file: { name, size }, ...digests.finish(body.checksum()) };
    } catch (error) {
      await this.remove([{ name, size }]);
      throw error;
    }
  }

  /** Draws another name when the file exists: a seeded generator may have drawn the same before a restart. */
  async #createFile(): Promise<{ name: string; handle: FileHandle }> {
    const name = this.#random.uuid();
    try {
      return { name, handle: await open(this.#path(name), 'wx') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return await this.#createFile();
    }
  }

  /**
   * Opens the bytes from `start` up to but not including `end`; they stay readable when the files are removed. Throws S3's
   * error where a file is lost.
   */
  read(files: readonly BodyFile[], start: number, end: number): Readable {
    const pieces: Readable[] = [];
    try {
      for (const slice of slicesOf(files, start, end)) pieces.push(this.#piece(slice));
    } catch (error) {
      for (const piece of pieces) piece.destroy();
      throw error;
    }
    const [only] = pieces;
    if (pieces.length === 1 && only) return only;
    return Readable.from(concatenated(pieces), { objectMode: false });
  }

  #piece({ file, from, to }: Slice): Readable {
    const fd = this.#open(file);
    return createReadStream('', { fd, start: from, end: to - 1, highWaterMark: 256 * 1024 });
  }

  #open({ name, size }: BodyFile): number {
    const fd = unlessLost(name, () => openSync(this.#path(name), 'r'));
    const left = fstatSync(fd).size;
    if (left >= size) return fd;
    closeSync(fd);
    throw shortened(name, left, size);
  }

  /** The same bytes under a name of their own. */
  async duplicate(file: BodyFile): Promise<BodyFile> {
    const name = this.#random.uuid();
    const { size } = await stat(this.#path(file.name)).catch((error: unknown) => {
      throw lostOr(error, file.name);
    });
    if (size < file.size) throw shortened(file.name, size, file.size);
    try {
      await link(this.#path(file.name), this.#path(name));
    } catch (error) {
      if (!['EPERM', 'EMLINK', 'ENOTSUP', 'ENOSYS'].includes((error as NodeJS.ErrnoException).code ?? ''))
        throw error;
      await copyFile(this.#path(file.name), this.#path(name), constants.COPYFILE_FICLONE);
    }
    return { name, size: file.size };
  }

  async remove(files: readonly BodyFile[]): Promise<void> {
    for (const { name } of files) await rm(this.#path(name), { force: true });
  }

  /** Removes the files that nothing names, which a writer that was killed has left. */
  sweep(named: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder)) {
      if (!named.has(name)) rmSync(this.#path(name), { force: true });
    }
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }
}

/** A write may take only a part of the bytes. On a full disk the next write fails. */
async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let rest = bytes; rest.length > 0;) {
    const { bytesWritten } = await file.write(rest);
    rest = rest.subarray(bytesWritten);
  }
}

/** The bytes of a file that are wanted, `to` not among them. */
interface Slice {
  readonly file: BodyFile;
  readonly from: number;
  readonly to: number;
}

function slicesOf(files: readonly BodyFile[], start: number, end: number): Slice[] {
  let offset = 0;
  const slices = [];
  for (const file of files) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, file.size);
    if (from < to) slices.push({ file, from, to });
    offset += file.size;
  }
  return slices;
}

function unlessLost<Answer>(name: string, look: () => Answer): Answer {
  try {
    return look();
  } catch (error) {
    throw lostOr(error, name);
  }
}

/** S3's error where the file is no longer there. */
function lostOr(error: unknown, name: string): Error {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return error as Error;
  return errors.InternalError.lostBody({ reason: `its file objects/${name} is missing` }, { cause: error });
}

function shortened(name: string, left: number, size: number): Error {
  return errors.InternalError.lostBody({ reason: `its file objects/${name} has ${left} of ${size} bytes` });
}

async function* concatenated(streams: readonly Readable[]): AsyncIterable<Buffer> {
  try {
    for (const stream of streams) yield* stream as AsyncIterable<Buffer>;
  } finally {
    for (const stream of streams) stream.destroy();
  }
}
