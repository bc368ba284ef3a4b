import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AwsError } from '@scones/emulator-core';
import { UNZIPPED_LIMIT, ZIPPED_LIMIT } from '../account-limits.ts';
import { errors } from '../errors.ts';
import { readZip, ZipBroken, type ZipEntry, ZipRefused, ZipTooLarge } from './zip-archive.ts';

export interface StoredCode {
  /** SHA-256 of the zip in base64, as AWS writes it. */
  readonly sha256: string;
  readonly size: number;
}

/** The functions' code on disk: each zip once, unpacked beside it. */
export class CodeStore {
  readonly #folder: string;
  readonly #holders = new Map<string, number>();
  /** Code that goes when its last holder lets it go. */
  readonly #unwanted = new Set<string>();
  readonly #deletions = new Map<string, Promise<void>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Removes drafts, and code whose hash is not among `used`: an emulator that was killed leaves both. */
  sweep(used: ReadonlySet<string>): void {
    const folders = new Set([...used].map((sha256) => this.#folderOf(sha256)));
    for (const name of foldersIn(this.#folder)) {
      const folder = join(this.#folder, name);
      if (!folders.has(folder)) rmSync(folder, { recursive: true, force: true });
    }
  }

  /** Checks and unpacks a zip, and passes it to `keep`. Nothing is left of one that is refused. */
  async put<Kept>(zip: Uint8Array, keep: (code: StoredCode) => Kept): Promise<Kept> {
    if (zip.length > ZIPPED_LIMIT)
      throw errors.InvalidParameterValueException.zippedSize({ limit: ZIPPED_LIMIT });
    const code = { sha256: createHash('sha256').update(zip).digest('base64'), size: zip.length };
    const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.length);
    return await this.holding([code.sha256], async () => {
      await this.#deletions.get(code.sha256);
      await this.#unpack(bytes, this.#folderOf(code.sha256));
      const kept = keep(code);
      this.#unwanted.delete(code.sha256);
      return kept;
    });
  }

  /** Has the code stay until the work is done, though it is deleted meanwhile. */
  async holding<T>(hashes: readonly string[], work: () => Promise<T>): Promise<T> {
    for (const sha256 of hashes) this.#holders.set(sha256, this.#holdersOf(sha256) + 1);
    try {
      return await work();
    } finally {
      for (const sha256 of hashes) await this.#letGo(sha256);
    }
  }

  /** The folder of the unpacked files. Rejects where it is lost. */
  async unpackedFolder({ sha256 }: StoredCode): Promise<string> {
    const folder = join(this.#folderOf(sha256), 'unpacked');
    await stat(folder).catch(whereLost('an unpacked zip', folder));
    return folder;
  }

  /** Rejects where it is lost, in part or as a whole. */
  async zip({ sha256, size }: StoredCode): Promise<Buffer> {
    const path = join(this.#folderOf(sha256), 'function.zip');
    const zip = await readFile(path).catch(whereLost('a zip of code', path));
    if (zip.length !== size)
      throw errors.ServiceException.lostCode({
        what: 'a zip of code',
        reason: `${path} has ${zip.length} of ${size} bytes`,
      });
    return zip;
  }

  async delete(sha256: string): Promise<void> {
    if (this.#holdersOf(sha256) > 0) return void this.#unwanted.add(sha256);
    const deletion = rm(this.#folderOf(sha256), { recursive: true, force: true });
    const isOver = (): boolean => this.#deletions.delete(sha256);
    this.#deletions.set(sha256, deletion.finally(isOver));
    await this.#deletions.get(sha256);
  }

  async #letGo(sha256: string): Promise<void> {
    const left = this.#holdersOf(sha256) - 1;
    if (left > 0) return void this.#holders.set(sha256, left);
    this.#holders.delete(sha256);
    if (this.#unwanted.delete(sha256)) await this.delete(sha256);
  }

  #holdersOf(sha256: string): number {
    return this.#holders.get(sha256) ?? 0;
  }

  async #unpack(zip: Buffer, folder: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const draft = await mkdtemp(join(this.#folder, 'draft-'));
    try {
      await refusingHostile(() => unpack(readZip(zip, UNZIPPED_LIMIT), join(draft, 'unpacked')));
      await writeFile(join(draft, 'function.zip'), zip);
      await moveUnlessThere(draft, folder);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }

  #folderOf(sha256: string): string {
    return join(this.#folder, Buffer.from(sha256, 'base64').toString('hex'));
  }
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return [];
  }
}

/** Takes the place of an error of the file system that a lost file or folder explains. */
function whereLost(what: string, path: string): (error: unknown) => never {
  return (error) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw errors.ServiceException.lostCode({ what, reason: `${path} is missing` }, { cause: error });
  };
}

async function unpack(entries: readonly ZipEntry[], folder: string): Promise<void> {
  await mkdir(folder);
  for (const entry of entries) await place(entry, join(folder, entry.path));
}

/** A file below a file, two names that are one on this disk, a name that is too long for it. */
const WITHOUT_PLACE = ['ENOTDIR', 'EEXIST', 'EISDIR', 'ENAMETOOLONG', 'EILSEQ'];

async function place(entry: ZipEntry, path: string): Promise<void> {
  try {
    await mkdir(entry.isDirectory ? path : dirname(path), { recursive: true });
    const mode = entry.isExecutable ? 0o555 : 0o444;
    if (!entry.isDirectory) await writeFile(path, await entry.read(), { flag: 'wx', mode });
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    if (!WITHOUT_PLACE.includes(code)) throw cause;
    throw new ZipRefused(`its entry '${entry.path.slice(0, 100)}' has no place among the others (${code})`, {
      cause,
    });
  }
}

async function refusingHostile<T>(unpacked: () => Promise<T>): Promise<T> {
  try {
    return await unpacked();
  } catch (cause) {
    if (!(cause instanceof ZipRefused)) throw cause;
    throw refusal(cause);
  }
}

/** AWS says no more of a zip that it can't read. A refusal of the emulator alone has its reason. */
function refusal(cause: ZipRefused): AwsError {
  const { brokenZip, refusedZip, unzippedSize } = errors.InvalidParameterValueException;
  if (cause instanceof ZipTooLarge) return unzippedSize({ limit: UNZIPPED_LIMIT }, { cause });
  return cause instanceof ZipBroken ? brokenZip({ cause }) : refusedZip({ reason: cause.message }, { cause });
}

async function moveUnlessThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}
