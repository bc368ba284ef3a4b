import type { Store } from '@scones/emulator-core';
import { type MetricSeries, parseSeriesKey, seriesKey } from './metric-series.ts';

/** The data points of all metrics. */
export class MetricTable {
  readonly #statements;

  constructor({ database }: Store) {
    database.exec(`
      CREATE TABLE IF NOT EXISTS metric_data (series TEXT NOT NULL, at INTEGER NOT NULL, value REAL NOT NULL);
      CREATE INDEX IF NOT EXISTS metric_data_by_time ON metric_data (series, at)`);
    this.#statements = {
      add: database.prepare('INSERT INTO metric_data VALUES (?, ?, ?)'),
      values: database.prepare(
        'SELECT value FROM metric_data WHERE series = ? AND at >= ? AND at < ? ORDER BY value',
      ),
      list: database.prepare('SELECT DISTINCT series FROM metric_data ORDER BY series'),
    };
  }

  add(series: MetricSeries, at: number, value: number): void {
    this.#statements.add.run(seriesKey(series), Math.floor(at), value);
  }

  /** The values in [from, to), ascending. */
  values(series: MetricSeries, from: number, to: number): number[] {
    return this.#statements.values.all(seriesKey(series), from, to).map((row) => row['value'] as number);
  }

  list(): MetricSeries[] {
    return this.#statements.list.all().map((row) => parseSeriesKey(row['series'] as string));
  }
}
