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
 * In a mount namespace of its own: $1 is what becomes /tmp, then come the entries of the machine's /tmp that stay in it,
 * `--`, and the command, which takes this process over.
 */
const SCRIPT = [
  'folder=$1; shift',
  `while [ "$1" != -- ]; do ${MOUNT} --bind "/tmp/$1" "$folder/$1" || exit 1; shift; done`,
  `shift; ${MOUNT} --rbind "$folder" /tmp || exit 1`,
  'exec "$@"',
].join('; ');

/** A user that is not root becomes root in a user namespace in order to mount, and gives that up again. */
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

/** Whether this system lets us: containers seldom do, and some systems only let root. `folder` stands in for any. */
export async function permitsPrivateTmp(folder: string): Promise<boolean> {
  if (![UNSHARE, SETPRIV, MOUNT, SHELL].every((program) => existsSync(program))) return false;
  const [file, ...values] = await withPrivateTmp({ folder, command: ['/bin/true'], reachable: [] });
  return new Promise((resolve) => execFile(file, values, (error) => resolve(error === null)));
}

/** The entries of the machine's `/tmp` on the way to these paths, as they are written and as they are. */
async function entriesOfTmp(paths: readonly string[]): Promise<string[]> {
  const real = await Promise.all(paths.map((path) => realpath(path)));
  const names = [...paths, ...real]
    .filter((path) => path.startsWith('/tmp/'))
    .map((path) => path.split('/')[2] as string);
  return [...new Set(names)];
}
