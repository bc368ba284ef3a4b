import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';

type Command = readonly [file: string, ...values: string[]];

interface PrivateTmp {
  /** The folder that the command sees as `/tmp`. */
  readonly folder: string;
  readonly command: Command;
  /** The folders that must be found where they are, even in the machine's `/tmp`. */
  readonly reachable: readonly string[];
}

const UNSHARE = '/usr/bin/unshare';
const SETPRIV = '/usr/bin/setpriv';
const MOUNT = '/bin/mount';
const SHELL = '/bin/sh';

/**
 * Runs in a mount namespace of its own. $1 is the folder that becomes /tmp. The entries of the machine's /tmp that stay
 * in it follow, then `--`, then the command, which replaces this process.
 */
const SCRIPT = [
  'folder=$1; shift',
  `while [ "$1" != -- ]; do ${MOUNT} --bind "/tmp/$1" "$folder/$1" || exit 1; shift; done`,
  `shift; ${MOUNT} --rbind "$folder" /tmp || exit 1`,
  'exec "$@"',
].join('; ');

/** A user that is not root becomes root in a user namespace in order to mount, and gives that up afterwards. */
const isRoot = process.getuid?.() === 0;
const NAMESPACES = isRoot ? ['--mount'] : ['--mount', '--user', '--map-current-user', '--keep-caps'];
const GIVING_UP = isRoot ? [] : [SETPRIV, '--inh-caps=-all', '--ambient-caps=-all', '--'];

/**
 * Lets a command see a folder as `/tmp`. The folders of the machine's `/tmp` that it needs (an emulator may keep its own
 * there) are mounted into it under their names.
 */
export async function withPrivateTmp({ folder, command, reachable }: PrivateTmp): Promise<Command> {
  const kept = await entriesOfTmp(reachable);
  await Promise.all(kept.map((entry) => mkdir(join(folder, entry), { recursive: true })));
  const values = [folder, ...kept, '--', ...GIVING_UP, ...command];
  return [UNSHARE, ...NAMESPACES, '--', SHELL, '-c', SCRIPT, 'private-tmp', ...values];
}

/**
 * Whether this system permits it: containers seldom do, and some systems permit it only to root. `folder` is any
 * folder.
 */
export async function permitsPrivateTmp(folder: string): Promise<boolean> {
  if (![UNSHARE, SETPRIV, MOUNT, SHELL].every((program) => existsSync(program))) return false;
  const [file, ...values] = await withPrivateTmp({ folder, command: ['/bin/true'], reachable: [] });
  return new Promise((resolve) => execFile(file, values, (error) => resolve(error === null)));
}

/** The entries of the machine's `/tmp` that lead to these paths, both as written and with links resolved. */
async function entriesOfTmp(paths: readonly string[]): Promise<string[]> {
  const real = await Promise.all(paths.map((path) => realpath(path)));
  const names = [...paths, ...real]
    .filter((path) => path.startsWith('/tmp/'))
    .map((path) => path.split('/')[2] as string);
  return [...new Set(names)];
}
