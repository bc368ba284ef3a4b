import { readFileSync } from 'node:fs';

export interface ProcessMemory {
  /** The memory that the process alone uses, without files that it shares with others. */
  readonly ownBytes: number;
  readonly peakBytes: number;
}

/** Undefined when the process has ended, or where the system has no `/proc`. */
export function processMemory(pid: number): ProcessMemory | undefined {
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/status`, 'latin1');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
  return { ownBytes: kilobytes(status, 'RssAnon') * 1024, peakBytes: kilobytes(status, 'VmHWM') * 1024 };
}

function kilobytes(status: string, field: string): number {
  const start = status.indexOf(`${field}:`);
  return start < 0 ? 0 : parseInt(status.slice(start + field.length + 1), 10);
}
