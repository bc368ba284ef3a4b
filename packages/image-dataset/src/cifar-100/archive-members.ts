import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Extract, type Header } from 'tar-stream';
import { DatasetError } from '../dataset-error.ts';
import { archiveError } from './archive-error.ts';

/** Opens the archive's bytes from the start; called once for each pass. */
export type OpenArchive = () => Readable;

export interface ArchiveMember {
  readonly path: string;
  readonly size: number;
  readonly content: AsyncIterable<Uint8Array>;
}

type Source = Extract extends AsyncIterable<infer Entry> ? Entry : never;

/** The official archive unpacks to 185 MB. */
const MOST_BYTES = 512 * 2 ** 20;
const MOST_MEMBERS = 64;

/** The regular files of a .tar.gz, one after another as the bytes arrive; nothing is written anywhere. */
export async function* archiveMembers(open: OpenArchive): AsyncGenerator<ArchiveMember> {
  const source = open();
  const untar = extract();
  const done = pipeline(source, createGunzip(), limit(), untar).then(
    () => undefined,
    (error: unknown) => archiveError(error),
  );
  const seen = new Set<string>();
  try {
    for await (const entry of untar) {
      const path = checkedPath(entry.header, seen);
      if (entry.header.type === 'file') yield { path, size: entry.header.size, content: contentOf(entry) };
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

function checkedPath(header: Header, seen: Set<string>): string {
  const path = header.name.replace(/^(\.\/)+/, '');
  if (/^([/\\]|[a-z]:)/i.test(path) || path.split(/[/\\]/).includes('..') || path.includes('\0')) {
    throw refused('UNSAFE_PATH', `The archive's member "${header.name}" climbs out of its folder`);
  }
  if (header.type !== 'file' && header.type !== 'directory') {
    throw refused('UNSUPPORTED_MEMBER', `The archive's member "${path}" is a ${header.type}, not a file`);
  }
  if (header.size > MOST_BYTES) throw tooLarge(`The archive's member "${path}"`);
  if (seen.has(path)) throw refused('DUPLICATE_MEMBER', `The archive has two members "${path}"`);
  seen.add(path);
  if (seen.size > MOST_MEMBERS) {
    throw refused('UNSUPPORTED_MEMBER', `The archive has more than ${MOST_MEMBERS} members`);
  }
  return path;
}

/** A header may lie about what follows it (a bomb in long-name records), so bytes are counted too. */
function limit(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, next) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) next(tooLarge('The unpacked archive'));
      else next(null, chunk);
    },
    flush(next) {
      next(bytes > 0 ? null : archiveError(Object.assign(new Error('no data'), { code: 'Z_BUF_ERROR' })));
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

function refused(
  code: 'UNSAFE_PATH' | 'UNSUPPORTED_MEMBER' | 'DUPLICATE_MEMBER',
  message: string,
): DatasetError {
  return new DatasetError(code, message, 'Do not trust this archive: take the one its publisher offers.');
}

function tooLarge(what: string): DatasetError {
  const most = `${MOST_BYTES / 2 ** 20} MiB`;
  return new DatasetError(
    'MEMBER_TOO_LARGE',
    `${what} is larger than ${most}`,
    'Do not trust this archive: CIFAR-100 unpacks to 185 MB.',
  );
}
