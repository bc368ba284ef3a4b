import type { Store } from '@scones/emulator-core';
import { type MetricSeries, parseSeriesKey, seriesKey } from './metric-series.ts';
import type { Sample } from './statistic.ts';

const WITHIN = 'FROM metric_data WHERE series = ? AND at >= ? AND at < ?';

/** The data points of all metrics. */
export class MetricTable {
  readonly #statements;

  constructor({ database }: Store) {
    database.exec(`
      CREATE TABLE IF NOT EXISTS metric_data (series TEXT NOT NULL, at INTEGER NOT NULL, value REAL NOT NULL);
      CREATE INDEX IF NOT EXISTS metric_data_by_time ON metric_data (series, at, value)`);
    this.#statements = {
      add: database.prepare('INSERT INTO metric_data VALUES (?, ?, ?)'),
      summary: database.prepare(
        `SELECT count(*) AS count, total(value) AS sum, min(value) AS minimum, max(value) AS maximum ${WITHIN}`,
      ),
      ranked: database.prepare(`SELECT value ${WITHIN} ORDER BY value LIMIT 1 OFFSET ?`),
      list: database.prepare('SELECT DISTINCT series FROM metric_data ORDER BY series'),
    };
  }

  add(series: MetricSeries, at: number, value: number): void {
    this.#statements.add.run(seriesKey(series), Math.floor(at), value);
  }

  /** What was measured in [from, to), left to the database: it may be a lot. Nothing where nothing was. */
  sample(series: MetricSeries, from: number, to: number): Sample | undefined {
    const { summary, ranked } = this.#statements;
    const range = [seriesKey(series), from, to] as const;
    const found = summary.get(...range) as unknown as Omit<Sample, 'ranked'>;
    if (found.count === 0) return undefined;
    return { ...found, ranked: (rank) => ranked.get(...range, rank - 1)?.['value'] as number };
  }

  list(): MetricSeries[] {
    return this.#statements.list.all().map((row) => parseSeriesKey(row['series'] as string));
  }
}
