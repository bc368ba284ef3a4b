import { readFileSync } from 'node:fs';

/** What the emulator, a few dozen clients and some functions need. */
const FEWEST_OPEN_FILES = 256;

/** How many files the process may have open; infinite where the system has no such limit, as on Windows. */
export function mostOpenFiles(): number {
  const limit = process.platform === 'linux' ? ofLinux() : ofReport();
  return Number.isNaN(limit) ? Infinity : limit;
}

/** Why this process can't be the emulator. */
export function tooFewOpenFiles(most = mostOpenFiles()): string | undefined {
  if (most >= FEWEST_OPEN_FILES) return undefined;
  return `The emulator needs ${FEWEST_OPEN_FILES} open files at least, and may have ${most} here. Allow more and start it again: ulimit -n 1024`;
}

/** A report has it too, but takes 20 ms. */
function ofLinux(): number {
  return Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'latin1'))?.[1]);
}

function ofReport(): number {
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files?: { soft: number | string } };
  };
  return Number(userLimits?.open_files?.soft);
}
