import { readdir, readFile } from 'node:fs/promises';

/** The processes that one has started, and those that these have. */
export async function descendantsOf(pid: number | undefined): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, 'utf8').catch(gone);
    parents.set(Number(name), Number(/^PPid:\t(\d+)/m.exec(status)?.[1] ?? 0));
  }
  const found = new Set(pid === undefined ? [] : [pid]);
  // A process is younger than its parent, but its number may be lower.
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const [child, parent] of parents) if (found.has(parent)) found.add(child);
  }
  return [...found].filter((each) => each !== pid);
}

/** A process that ended while the list was read. */
function gone(): string {
  return '';
}
