import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { type Command, dieWithParent } from '@scones/child-programs';

interface Isolation {
  /** An empty folder where what the command sees as `/tmp` is mounted, for it alone. */
  readonly folder: string;
  /** How much `/tmp` holds. */
  readonly megabytes: number;
  readonly command: Command;
  /** The folders that must be found where they are, even in the machine's `/tmp`. */
  readonly reachable: readonly string[];
}

const UNSHARE = '/usr/bin/unshare';
const SETPRIV = '/usr/bin/setpriv';
const MOUNT = '/bin/mount';
const SHELL = '/bin/sh';

/**
 * Runs as the first process of its namespaces. $1 is a folder and $2 the size of the file system that becomes /tmp. The
 * entries of the machine's /tmp that stay in it follow, then `--`, then the command. The shell stays, since Linux ignores
 * most signals to the first process: a command that ends itself by one must end. What the shell says of it is dropped.
 */
const SCRIPT = [
  'folder=$1; size=$2; shift 2',
  `${MOUNT} -t tmpfs -o "size=$size,mode=700" tmp "$folder" || exit 1`,
  `while [ "$1" != -- ]; do mkdir "$folder/$1" && ${MOUNT} --bind "/tmp/$1" "$folder/$1" || exit 1; shift; done`,
  `shift; ${MOUNT} --rbind "$folder" /tmp || exit 1`,
  'exec 9>&2 2>/dev/null; (exec "$@" 2>&9 9>&-); exit $?',
].join('; ');

/** A user that is not root has root's rights in a user namespace in order to mount, and gives them up afterwards. */
const isRoot = process.getuid?.() === 0;
const NAMESPACES = ['--mount', '--pid', '--fork', '--kill-child=KILL', '--mount-proc'];
const OF_USER = isRoot ? [] : ['--user', '--map-current-user', '--keep-caps'];
const GIVING_UP = isRoot ? [] : [SETPRIV, '--inh-caps=-all', '--ambient-caps=-all', '--'];

/**
 * Gives a command a `/tmp` and a table of processes of its own. It sees no other process, and whatever it has started
 * ends with it. The folders of the machine's `/tmp` that it needs (an emulator may keep its own there) are mounted into
 * its own under their names. A command that a signal ends has the exit status of a shell: 128 and the signal's number.
 */
export async function isolated({ folder, megabytes, command, reachable }: Isolation): Promise<Command> {
  const kept = await entriesOfTmp(reachable);
  const values = [folder, `${megabytes}m`, ...kept, '--', ...GIVING_UP, ...command];
  return dieWithParent([
    UNSHARE,
    ...NAMESPACES,
    ...OF_USER,
    '--',
    SHELL,
    '-c',
    SCRIPT,
    'isolated',
    ...values,
  ]);
}

/**
 * Whether this system permits it: containers seldom do, and some systems permit it only to root. `folder` is any
 * folder.
 */
export async function permitsIsolation(folder: string): Promise<boolean> {
  if (![UNSHARE, SETPRIV, MOUNT, SHELL].every((program) => existsSync(program))) return false;
  const [file, ...values] = await isolated({ folder, megabytes: 1, command: ['/bin/true'], reachable: [] });
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
