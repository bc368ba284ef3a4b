import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/**
 * For tests: an expression by which a function in Node, an ES module, names its process for the whole machine. In a
 * namespace of its own, its number is no more than `process.pid` there.
 */
export const OWN_PROCESS = `(await import('node:fs')).existsSync('/proc/self/ns/pid')
  ? (await import('node:fs')).readlinkSync('/proc/self/ns/pid') + ' ' + process.pid
  : 'here ' + process.pid`;

/** Whether the process that named itself by `OWN_PROCESS` still runs. */
export function isRunning(process: string): boolean {
  const [namespace, pid] = process.split(' ');
  if (namespace === 'here') return isAlive(Number(pid));
  return readdirSync('/proc').some((entry) => /^\d+$/.test(entry) && isProcess(entry, namespace, pid));
}

/** An orphan that has ended stays listed as a zombie, without namespaces, until somebody has collected it. */
function isProcess(entry: string, namespace: string | undefined, pid: string | undefined): boolean {
  try {
    if (readlinkSync(`/proc/${entry}/ns/pid`) !== namespace) return false;
    const status = readFileSync(`/proc/${entry}/status`, 'latin1');
    return /^NSpid:.*\s(\d+)$/m.exec(status)?.[1] === pid && !/^State:\s+Z/m.test(status);
  } catch {
    // It has ended in the meantime, or is somebody else's.
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
