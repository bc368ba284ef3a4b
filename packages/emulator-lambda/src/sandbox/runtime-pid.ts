import { readFileSync } from 'node:fs';

/** `unshare` waits for the shell of `isolated`, which waits for the runtime. */
const GENERATIONS = 2;

/** The process of the runtime itself, by the machine's numbers. Undefined until it runs, and once it has ended. */
export function runtimePid(started: number | undefined, isIsolated: boolean): number | undefined {
  let pid = started;
  for (let left = isIsolated ? GENERATIONS : 0; left > 0 && pid !== undefined; left--) pid = onlyChild(pid);
  return pid;
}

function onlyChild(pid: number): number | undefined {
  try {
    const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ');
    return child === undefined || child === '' ? undefined : Number(child);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
