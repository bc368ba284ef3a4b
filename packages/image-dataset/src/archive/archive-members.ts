import { PassThrough, Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Extract, type Header } from 'tar-stream';
import { DatasetError } from '../dataset-error.ts';
import { archiveError, truncated } from './archive-error.ts';
import { type ArchiveLimits, MemberPaths, refused, tooLarge } from './member-path.ts';

/** Opens the archive's bytes from the start; called once for each pass. */
export type OpenArchive = () => Readable;

export interface ArchiveMember {
  readonly path: string;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

type Source = Extract extends AsyncIterable<infer Entry> ? Entry : never;

/**
 * The files of a .tar or .tar.gz, one after another as the bytes arrive, and its folders, whose paths end in a slash.
 * Nothing is written anywhere.
 */
export async function* archiveMembers(
  open: OpenArchive,
  limits: ArchiveLimits,
): AsyncGenerator<ArchiveMember> {
  const unpack = (await isGzip(open)) ? createGunzip() : new PassThrough();
  const source = open();
  const untar = extract();
  const done = pipeline(source, unpack, limit(limits), untar).then(
    () => undefined,
    (error: unknown) => archiveError(error),
  );
  const paths = new MemberPaths(limits);
  try {
    for await (const entry of untar) {
      const path = checkedPath(entry.header, paths, limits);
      yield { path, size: entry.header.size ?? 0, content: contentOf(entry) };
      await drained(entry);
    }
  } catch (error) {
    throw archiveError(error);
  } finally {
    untar.destroy();
    source.destroy();
  }
  const failure = await done;
  if (failure) throw failure;
}

/** The magic of POSIX and GNU tars stands at this place of their first header. */
const USTAR_AT = 257;

/** Refuses what is neither gzip nor a tar. */
async function isGzip(open: OpenArchive): Promise<boolean> {
  const start = await firstBytes(open, USTAR_AT + 5);
  if (start[0] === 0x1f && start[1] === 0x8b) return true;
  if (start.toString('latin1', USTAR_AT) === 'ustar') return false;
  if (start.length === 0) throw truncated();
  throw new DatasetError(
    'NOT_AN_ARCHIVE',
    'The archive is neither a .tar.gz, a .tar nor a .zip',
    'Pack the pictures as one of these, or give their folder.',
  );
}

async function firstBytes(open: OpenArchive, count: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of open() as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= count) break;
    }
  } catch (error) {
    throw archiveError(error);
  }
  return Buffer.concat(chunks).subarray(0, count);
}

function checkedPath({ name, type, size }: Header, paths: MemberPaths, limits: ArchiveLimits): string {
  const path = paths.check(name);
  if (type !== 'file' && type !== 'directory')
    throw refused('UNSUPPORTED_MEMBER', `The archive's member "${path}" is a ${type}, not a file`);
  if (size > limits.bytes) throw tooLarge(`The archive's member "${path}"`, limits);
  return type === 'directory' && !path.endsWith('/') ? `${path}/` : path;
}

/** The bytes of all members are counted as they come, whatever their headers say. */
function limit(limits: ArchiveLimits): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      bytes += chunk.length;
      if (bytes > limits.bytes) next(tooLarge('The unpacked archive', limits));
      else next(null, chunk);
    },
    flush(next) {
      next(bytes > 0 ? null : truncated());
    },
  });
}

/** An archive that breaks while a member is read shows it here. */
async function* contentOf(entry: Source): AsyncGenerator<Uint8Array> {
  try {
    yield* entry as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw archiveError(error);
  }
}

/** tar-stream goes on once a member is read to its end. A member that nobody reads is read here. */
async function drained(entry: Source): Promise<void> {
  entry.resume();
  if (entry.destroyed) return;
  await new Promise<void>((resolve, reject) => {
    entry.once('close', resolve);
    entry.once('error', reject);
  });
}
