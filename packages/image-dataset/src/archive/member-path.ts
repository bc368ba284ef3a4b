import { DatasetError } from '../dataset-error.ts';
import { climbsOut, isAbsolute } from '../way-out.ts';

/** What an archive may hold at most. A member that is larger is refused before it is read. */
export interface ArchiveLimits {
  /** Of all members together, unpacked. */
  readonly bytes: number;
  readonly members: number;
}

/** For pictures of any kind: they are read one after another, so that only time is at stake. */
export const TREE_LIMITS: ArchiveLimits = { bytes: 256 * 2 ** 30, members: 2_000_000 };

/** Checks the paths of an archive's members: none leads out of the archive, and none comes twice. */
export class MemberPaths {
  readonly #seen = new Set<string>();
  readonly #limits: ArchiveLimits;

  constructor(limits: ArchiveLimits) {
    this.#limits = limits;
  }

  /** The path without a leading `./`. */
  check(name: string): string {
    const path = name.replace(/^(\.\/)+/, '');
    if (isAbsolute(path) || climbsOut(path) || path.includes('\0'))
      throw refused('UNSAFE_PATH', `The archive's member "${name}" climbs out of its folder`);
    if (this.#seen.has(path)) throw refused('DUPLICATE_MEMBER', `The archive has two members "${path}"`);
    this.#seen.add(path);
    if (this.#seen.size > this.#limits.members)
      throw refused('UNSUPPORTED_MEMBER', `The archive has more than ${this.#limits.members} members`);
    return path;
  }
}

export function refused(
  code: 'UNSAFE_PATH' | 'UNSUPPORTED_MEMBER' | 'DUPLICATE_MEMBER',
  message: string,
): DatasetError {
  return new DatasetError(code, message, 'Do not trust this archive: take the one its publisher offers.');
}

export function tooLarge(what: string, { bytes }: ArchiveLimits): DatasetError {
  return new DatasetError(
    'MEMBER_TOO_LARGE',
    `${what} is larger than ${bytes / 2 ** 20} MiB`,
    'Do not trust this archive: no data set of its kind is as large.',
  );
}
