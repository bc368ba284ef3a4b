import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = resolve(import.meta.dirname, '../../../packages/image-classifier/src/main.ts');
const MEGABYTE = 1024;

export interface GrowthRun {
  /** Until all pictures are decoded. */
  readonly readSeconds: number;
  /** Of each epoch, validation included. */
  readonly epochSeconds: readonly number[];
  /** What the process had after each epoch, in megabytes. */
  readonly memory: readonly number[];
  /** The most that it ever had, in megabytes. */
  readonly peak: number;
  readonly validationAccuracy: number;
}

/** Trains by the classifier's own program, as SageMaker would start it, and watches its memory. */
export async function runGrowthJob(root: string): Promise<GrowthRun> {
  const child = spawn(process.execPath, [PROGRAM, 'train', '--root', root], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const started = performance.now();
  const seen = { at: started, read: 0, epochs: [] as number[], memory: [] as number[], accuracy: NaN };
  let peak = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const { resident, highest } = memoryOf(child.pid as number);
    peak = Math.max(peak, highest);
    const now = performance.now();
    if (line.includes('pictures to train on')) [seen.read, seen.at] = [now - started, now];
    const accuracy = /Epoch\[\d+\] Validation-accuracy=([\d.]+)/.exec(line)?.[1];
    if (accuracy === undefined) continue;
    seen.epochs.push((now - seen.at) / 1000);
    seen.memory.push(resident);
    [seen.at, seen.accuracy] = [now, Number(accuracy)];
  }
  const [exitCode] = (await ended) as [number | null];
  if (exitCode !== 0) throw new Error(`The training ended with ${exitCode}.`);
  return {
    readSeconds: seen.read / 1000,
    epochSeconds: seen.epochs,
    memory: seen.memory,
    peak,
    validationAccuracy: seen.accuracy,
  };
}

/** In megabytes, now and at most so far. Linux alone says it; a process that has just ended has none. */
function memoryOf(pid: number): { readonly resident: number; readonly highest: number } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / MEGABYTE;
    return { resident: field('VmRSS'), highest: field('VmHWM') };
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return { resident: 0, highest: 0 };
    throw error;
  }
}
