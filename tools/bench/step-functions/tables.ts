import { cpus, totalmem } from 'node:os';
import type { Comparison } from './compare.ts';
import { FLOOR } from './engines.ts';

interface Measured {
  readonly engine: string;
  readonly value: number;
}

interface Compared {
  readonly comparisons: readonly Comparison[];
  /** Milliseconds. */
  readonly ready: readonly Measured[];
  /** Megabytes. */
  readonly memory: readonly Measured[];
  readonly executions: number;
}

/** The processor and the programs that the figures are of. */
export function measuredOn(): string {
  const [first] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores of ${first?.model.trim() ?? 'an unknown processor'}, ${gigabytes} GB, Node ${process.version}`;
}

/** A line for each comparison, with the last engine's ratio to every other. */
export function comparisonTable({ comparisons, ready, memory, executions }: Compared): string {
  const names = comparisons[0]?.figures.map(({ engine }) => engine) ?? [];
  const own = names.at(-1);
  const others = names.slice(0, -1);
  const line = (name: string, values: readonly Measured[], isFaster: boolean, unit = ''): string[] => {
    const of = (engine: string | undefined): number | undefined =>
      values.find((each) => each.engine === engine)?.value;
    const ownValue = of(own);
    return [
      name,
      ...names.map((engine) => shown(of(engine), unit)),
      ...others.map((engine) => ratio(ownValue, of(engine), isFaster)),
    ];
  };
  const rows = comparisons.flatMap(({ name, figures }) => [
    line(
      name,
      figures.map(({ engine, perSecond }) => ({ engine, value: perSecond })),
      true,
    ),
    line(
      '– one execution, p99',
      figures.map(({ engine, p99Milliseconds }) => ({ engine, value: p99Milliseconds })),
      false,
      ' ms',
    ),
    line(
      '– processor time for one execution',
      figures.flatMap(({ engine, computedMicroseconds: value }) =>
        value === undefined ? [] : [{ engine, value }],
      ),
      false,
      ' µs',
    ),
  ]);
  return markdownTable(
    ['', ...names, ...others.map((name) => (name === FLOOR ? 'share of the floor' : `better than ${name}`))],
    [
      ...rows,
      line('ready after', ready, false, ' ms'),
      line(`memory after ${executions.toLocaleString('en')} executions`, memory, false, ' MB'),
    ],
  );
}

function shown(value: number | undefined, unit: string): string {
  if (value === undefined) return 'not measured';
  const digits = value < 10 ? 1 : 0;
  const rounded = value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${rounded}${unit}`;
}

function ratio(own: number | undefined, other: number | undefined, isFaster: boolean): string {
  if (own === undefined || other === undefined) return 'not measured';
  return `${(isFaster ? own / other : other / own).toFixed(2)}×`;
}

/** A table whose columns are as wide as their widest cell. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (column === 0 ? (cells[column] ?? '').padEnd(width) : (cells[column] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
