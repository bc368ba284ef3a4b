/** Windows has no process groups, and would give a detached process a window. */
export function hasGroups(): boolean {
  return process.platform !== 'win32';
}

/** Sends a signal to the process of that number and to all that it has started. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // The group has no process left.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
