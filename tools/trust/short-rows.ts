import { holds, type Row, type Trial } from './trial.ts';

/** For tests: the rows of a command's short form, and those that do not hold. */
export async function shortRows(
  trial: Trial,
  seed: number,
): Promise<{ rows: readonly Row[]; broken: Row[] }> {
  const rows = await trial.run({ seed, isShort: true, onProgress: () => undefined });
  return { rows, broken: rows.filter((row) => !holds(row)) };
}
