import { expect, it } from 'vitest';
import { metricsWanted, rangeOf, spanSince, widened, withZeros } from './metrics-wanted.ts';

it('asks for five lines of one variant, latency by its percentiles', () => {
  const wanted = metricsWanted('e', 'AllTraffic', '1h');
  expect(wanted.map(({ Id, MetricStat }) => [Id, MetricStat?.Metric?.MetricName, MetricStat?.Stat])).toEqual([
    ['requests', 'Invocations', 'Sum'],
    ['p50', 'ModelLatency', 'p50'],
    ['p95', 'ModelLatency', 'p95'],
    ['refused', 'Invocation4XXErrors', 'Sum'],
    ['failed', 'Invocation5XXErrors', 'Sum'],
  ]);
  expect(wanted[0]?.MetricStat?.Period).toBe(60);
});

it('includes the current period, even at its very start', () => {
  const at = Date.UTC(2026, 0, 1, 12, 30, 0);
  expect(rangeOf(at, '1h')).toEqual({
    from: new Date(Date.UTC(2026, 0, 1, 11, 31)),
    to: new Date(Date.UTC(2026, 0, 1, 12, 31)),
  });
  expect(rangeOf(at + 59_999, '1h')).toEqual(rangeOf(at, '1h'));
});

it('fills counts with zeros, from their first point to the end', () => {
  const minute = (number: number): Date => new Date(number * 60_000);
  const points = [
    { at: minute(1), value: 5 },
    { at: minute(3), value: 2 },
  ];
  expect(withZeros(points, '1h', minute(5)).map(({ value }) => value)).toEqual([5, 0, 2, 0]);
  expect(withZeros([], '1h', minute(5))).toEqual([]);
});

it('reaches back as far as the endpoint goes, and no farther than it must', () => {
  const now = Date.UTC(2026, 0, 1, 12);
  expect([10, 40, 100, 1000, 9000].map((minutes) => spanSince(now - minutes * 60_000, now))).toEqual([
    '15m',
    '1h',
    '3h',
    '24h',
    '24h',
  ]);
});

it('draws a point without neighbours as long as its period', () => {
  const at = (seconds: number): Date => new Date(seconds * 1000);
  expect(widened([{ at: at(60), value: 7 }], '1h')).toEqual([
    { at: at(60), value: 7 },
    { at: at(120), value: 7 },
  ]);
  const points = [60, 120, 600].map((seconds) => ({ at: at(seconds), value: 7 }));
  expect(widened(points, '1h').map((point) => point.at.getTime() / 1000)).toEqual([60, 120, 600, 660]);
  expect(widened([], '1h')).toEqual([]);
});
