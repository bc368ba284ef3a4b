const LACKED: Readonly<Record<string, string>> = {
  EMFILE: 'open files',
  ENFILE: 'open files',
  ENOMEM: 'memory',
};

/** What this machine has no more of for the moment, and the system's words for it, where that is why something failed. */
export function machineLack(error: unknown): { readonly what: string; readonly reason: string } | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', syscall = '', message: reason } = error as NodeJS.ErrnoException;
  const what = code === 'EAGAIN' && syscall.startsWith('spawn') ? 'processes' : LACKED[code];
  return what === undefined ? machineLack(error.cause) : { what, reason };
}
