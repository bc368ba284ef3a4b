import type { Result } from './result.ts';
import { holds, type Row } from './trial.ts';

/** `docs/reliability.md`. */
export function renderReport(results: readonly Result[]): string {
  return [INTRODUCTION, ...results.map(describe)].join('\n\n').concat('\n');
}

const INTRODUCTION = `# Reliability

What the emulator was tried with, and what held. \`npx node tools/trust/report.ts\` runs every command below in its long form and
makes this page; \`npx node tools/trust/main.ts <command> --seed 1\` runs one, and \`report.ts --kept\` makes the page of the results that
it keeps. \`npm test\` runs each in a short form. A row holds where both numbers are the same.`;

function describe({ name, about, seed, seconds, day, machine, rows }: Result): string {
  const origin = `Seed ${seed}, ${day}, ${seconds} s on ${machine}.`;
  return [`## \`${name}\``, about, tableOf(rows), origin].join('\n\n');
}

/** A table whose columns stand below one another, as the formatter wants it. */
function tableOf(rows: readonly Row[]): string {
  const table = [['what was tried', 'tried', 'held', ''], ...rows.map(cells)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(3, ...table.map((row) => row[column]?.length ?? 0)));
  const [head = '', ...lines] = table.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  return [head, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...lines].join('\n');
}

function cells(row: Row): string[] {
  const held = row.tried === 0 ? 'not tried' : `${row.held.toLocaleString('en')}${holds(row) ? '' : ' ✖'}`;
  return [row.name, row.tried.toLocaleString('en'), held, row.note ?? ''].map((cell) =>
    cell.replaceAll('|', '\\|').replaceAll('\n', ' '),
  );
}
