import type { Result } from './result.ts';
import { holds } from './trial.ts';

/** A result as lines for a terminal. */
export function printResult({ name, seed, isShort, seconds, rows }: Result): string {
  const lines = rows.map((row) => {
    const mark = row.tried === 0 ? '-' : holds(row) ? '✔' : '✖';
    const counts = `${row.held}/${row.tried}`.padStart(13);
    return `${mark} ${counts}  ${row.name}${row.note === undefined ? '' : ` (${row.note})`}`;
  });
  return [`${name}, seed ${seed}, ${isShort ? 'short' : 'long'} form, ${seconds} s`, ...lines].join('\n');
}
