import { readdir, readFile } from 'node:fs/promises';

/**
 * Ends every process that was started with a variable, which only one program and what it has started have: also those that
 * have left its group, and have no parent any more. Only Linux tells of other processes' variables.
 */
export async function endMarked(mark: string): Promise<void> {
  if (process.platform !== 'linux') return;
  // What starts others while it is looked for is found the next time.
  for (let left = MOST_ROUNDS; left > 0 && (await endOnce(mark)) > 0; left--);
}

const MOST_ROUNDS = 20;

async function endOnce(mark: string): Promise<number> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const marked = await Promise.all(names.map((name) => isMarked(name, mark)));
  const found = names.filter((_, index) => marked[index]).map(Number);
  for (const pid of found) kill(pid);
  return found.length;
}

/** Another user's processes can't be read. One that has ended has no variables. */
async function isMarked(pid: string, mark: string): Promise<boolean> {
  const variables = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '');
  return variables.split('\0').includes(mark);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
