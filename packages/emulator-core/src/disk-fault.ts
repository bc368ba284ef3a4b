const FULL = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);
/** SQLite's own numbers, of which the last eight bits tell the kind: SQLITE_IOERR, SQLITE_FULL. */
const OF_SQLITE = new Set([10, 13]);

/** What is wrong with the disk, where that is why something failed. */
export function diskFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errcode } = error as NodeJS.ErrnoException & { errcode?: number };
  const isOfDisk = (code !== undefined && FULL.has(code)) || OF_SQLITE.has((errcode ?? 0) & 0xff);
  return isOfDisk ? error.message : diskFault(error.cause);
}
