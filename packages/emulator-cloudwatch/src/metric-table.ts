import type { Clock } from '@scones/deterministic';
import type { Store } from '@scones/emulator-core';
import { type MetricSeries, parseSeriesKey, seriesKey } from './metric-series.ts';
import type { Sample } from './statistic.ts';
import type { Unit } from './unit.ts';
import type { Measured } from './measured.ts';

/** Selects data points: those in [from, to), of one unit or of any. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly unit?: Unit | undefined;
}

const WITHIN = 'FROM metric_points WHERE series = ? AND at >= ? AND at < ? AND unit = ifnull(?, unit)';

/** A data point that is not in the database yet. */
interface FreshPoint extends Measured {
  readonly at: number;
  readonly unit: Unit;
  count: number;
  sum: number;
}

/** How many points wait to be written at most, and how long, in milliseconds: `kill -9` loses those. */
const MOST_FRESH = 200;
const LONGEST_FRESH = 1000;

/** The data points of all metrics. Those of a second are written together. */
export class MetricTable {
  readonly #store: Store;
  readonly #statements;
  /** Not written yet, by the series' key; equal values of one moment are one point, which has their count. */
  readonly #fresh = new Map<string, FreshPoint[]>();
  #freshCount = 0;
  readonly #clock: Clock;
  readonly #closing = new AbortController();
  #waiting: Promise<void> | undefined;
  readonly #onFault: (error: unknown) => void;

  constructor(store: Store, clock: Clock, onFault: (error: unknown) => void) {
    this.#clock = clock;
    this.#onFault = onFault;
    const { database } = store;
    this.#store = store;
    database.exec(`
      CREATE TABLE IF NOT EXISTS metric_points (
        series TEXT NOT NULL, at INTEGER NOT NULL,
        count REAL NOT NULL, sum REAL NOT NULL, minimum REAL NOT NULL, maximum REAL NOT NULL,
        unit TEXT NOT NULL DEFAULT 'None'
      );
      CREATE INDEX IF NOT EXISTS metric_points_by_time ON metric_points (series, at)`);
    takeOver(database);
    this.#statements = {
      add: database.prepare('INSERT INTO metric_points VALUES (?, ?, ?, ?, ?, ?, ?)'),
      summary: database.prepare(
        `SELECT total(count) AS count, total(sum) AS sum, min(minimum) AS minimum, max(maximum) AS maximum ${WITHIN}`,
      ),
      // The mean stands for each value of a total.
      ranked: database.prepare(
        `SELECT value FROM (
           SELECT sum / count AS value, total(count) OVER (ORDER BY sum / count) AS reached ${WITHIN} AND count > 0
         ) WHERE reached >= ? ORDER BY value LIMIT 1`,
      ),
      units: database.prepare(`SELECT DISTINCT unit ${WITHIN} ORDER BY unit`),
      list: database.prepare('SELECT DISTINCT series FROM metric_points ORDER BY series'),
    };
  }

  add(series: MetricSeries, time: number, measured: Measured, unit: Unit = 'None'): void {
    const key = seriesKey(series);
    const at = Math.floor(time);
    let points = this.#fresh.get(key);
    if (!points) this.#fresh.set(key, (points = []));
    const same = samePoint(points, at, measured, unit);
    if (same) {
      same.count += measured.count;
      same.sum += measured.sum;
    } else {
      points.push({ at, unit, ...measured });
      this.#freshCount++;
    }
    if (this.#freshCount >= MOST_FRESH) this.#tryToWrite();
    else this.#waiting ??= this.#writeLater();
  }

  async #writeLater(): Promise<void> {
    await this.#clock.sleep(LONGEST_FRESH, this.#closing.signal).catch(() => undefined);
    this.#waiting = undefined;
    if (!this.#closing.signal.aborted) this.#tryToWrite();
  }

  /** Points that cannot be written are lost, since they would fill the memory. */
  #tryToWrite(): void {
    try {
      this.flush();
    } catch (error) {
      this.#forget();
      this.#onFault(error);
    }
  }

  /** Writes what is left. */
  close(): void {
    this.#closing.abort();
    this.#tryToWrite();
  }

  /** Writes what is not written yet. */
  flush(): void {
    if (this.#freshCount === 0) return;
    this.#store.transaction(() => {
      for (const [key, points] of this.#fresh)
        for (const { at, count, sum, minimum, maximum, unit } of points)
          this.#statements.add.run(key, at, count, sum, minimum, maximum, unit);
    });
    this.#forget();
  }

  #forget(): void {
    this.#fresh.clear();
    this.#freshCount = 0;
  }

  /** The values of a range. They stay in the database, since they may be many. Undefined where there are none. */
  sample(series: MetricSeries, { from, to, unit }: Range): Sample | undefined {
    this.flush();
    const { summary, ranked } = this.#statements;
    const range = [seriesKey(series), from, to, unit ?? null] as const;
    const found = summary.get(...range) as unknown as Measured;
    if (found.count === 0) return undefined;
    return { ...found, ranked: (rank) => ranked.get(...range, rank)?.['value'] as number };
  }

  /** The units in which something was measured. */
  units(series: MetricSeries, { from, to, unit }: Range): Unit[] {
    this.flush();
    const rows = this.#statements.units.all(seriesKey(series), from, to, unit ?? null);
    return rows.map((row) => row['unit'] as Unit);
  }

  list(): MetricSeries[] {
    this.flush();
    return this.#statements.list.all().map((row) => parseSeriesKey(row['series'] as string));
  }
}

/** Among the newest points, the one that has the same single value at the same moment. */
function samePoint(
  points: readonly FreshPoint[],
  at: number,
  { minimum, maximum }: Measured,
  unit: Unit,
): FreshPoint | undefined {
  if (minimum !== maximum) return undefined;
  for (let index = points.length - 1; index >= 0 && points[index]?.at === at; index--) {
    const point = points[index] as FreshPoint;
    if (point.unit === unit && point.minimum === minimum && point.maximum === maximum) return point;
  }
  return undefined;
}

/** State from before there were units has no units. State from before there were totals has one row for each value. */
function takeOver(database: Store['database']): void {
  const hasUnits = database.prepare(`SELECT 1 FROM pragma_table_info('metric_points') WHERE name = 'unit'`);
  if (!hasUnits.get())
    database.exec(`ALTER TABLE metric_points ADD COLUMN unit TEXT NOT NULL DEFAULT 'None'`);
  const before = database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'metric_data'`)
    .get();
  if (before)
    database.exec(`
      INSERT INTO metric_points SELECT series, at, 1, value, value, value, 'None' FROM metric_data;
      DROP TABLE metric_data`);
}
