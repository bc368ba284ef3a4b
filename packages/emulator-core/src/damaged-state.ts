/** The emulator's state is not as it was left. The message goes on after the name of a file. */
export class DamagedState extends Error {
  override readonly name = 'DamagedState';
}

/** SQLite's numbers for a file that is no database any more: SQLITE_CORRUPT, SQLITE_NOTADB. */
const OF_SQLITE = new Set([11, 26]);

/** Whether something fails since the state is damaged. */
export function isOfDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { errcode = 0 } = error as { errcode?: number };
  return error instanceof DamagedState || OF_SQLITE.has(errcode & 0xff) || isOfDamage(error.cause);
}
