import type { MetricDataQuery } from '@aws-sdk/client-cloudwatch';

/** How far back the metrics reach. */
export const SPANS = {
  '15m': { label: '15 minutes', seconds: 900, periodSeconds: 15 },
  '1h': { label: 'One hour', seconds: 3600, periodSeconds: 60 },
  '3h': { label: 'Three hours', seconds: 10_800, periodSeconds: 60 },
  '24h': { label: 'A day', seconds: 86_400, periodSeconds: 300 },
} as const;

export type Span = keyof typeof SPANS;

/** The shortest span that reaches back to a moment, or the longest: what is young is not drawn as a hairline. */
export function spanSince(from: number, now: number): Span {
  const spans = Object.keys(SPANS) as Span[];
  return spans.find((span) => SPANS[span].seconds * 1000 >= now - from) ?? '24h';
}

/** The lines of the three charts, each with its statistic in CloudWatch. */
const LINES = [
  { id: 'requests', metric: 'Invocations', statistic: 'Sum' },
  { id: 'p50', metric: 'ModelLatency', statistic: 'p50' },
  { id: 'p95', metric: 'ModelLatency', statistic: 'p95' },
  { id: 'refused', metric: 'Invocation4XXErrors', statistic: 'Sum' },
  { id: 'failed', metric: 'Invocation5XXErrors', statistic: 'Sum' },
] as const;

export type LineId = (typeof LINES)[number]['id'];

export function metricsWanted(endpointName: string, variantName: string, span: Span): MetricDataQuery[] {
  const dimensions = [
    { Name: 'EndpointName', Value: endpointName },
    { Name: 'VariantName', Value: variantName },
  ];
  return LINES.map(({ id, metric, statistic }) => ({
    Id: id,
    MetricStat: {
      Metric: { Namespace: 'AWS/SageMaker', MetricName: metric, Dimensions: dimensions },
      Period: SPANS[span].periodSeconds,
      Stat: statistic,
    },
  }));
}

/** A time range that begins and ends on a period, as CloudWatch advises, and includes the current one. */
export function rangeOf(now: number, span: Span): { readonly from: Date; readonly to: Date } {
  const { seconds, periodSeconds } = SPANS[span];
  const period = periodSeconds * 1000;
  const end = Math.ceil((now + 1) / period) * period;
  return { from: new Date(end - seconds * 1000), to: new Date(end) };
}

interface Point {
  readonly at: Date;
  readonly value: number;
}

/** Each point that has no neighbour is as long as its period, so that it is seen as a line is. */
export function widened(points: readonly Point[], span: Span): readonly Point[] {
  const period = SPANS[span].periodSeconds * 1000;
  const isNear = (one: Point, other: Point | undefined): boolean =>
    other !== undefined && Math.abs(one.at.getTime() - other.at.getTime()) <= period;
  return points.flatMap((point, index) =>
    isNear(point, points[index - 1]) || isNear(point, points[index + 1])
      ? [point]
      : [point, { at: new Date(point.at.getTime() + period), value: point.value }],
  );
}

/** A count without a point is zero in that period. No points are added before the first one. */
export function withZeros(points: readonly Point[], span: Span, to: Date): Point[] {
  const [first] = points;
  if (!first) return [];
  const period = SPANS[span].periodSeconds * 1000;
  const known = new Map(points.map(({ at, value }) => [at.getTime(), value]));
  const periods = Math.ceil((to.getTime() - first.at.getTime()) / period);
  return Array.from({ length: periods }, (_, index) => {
    const at = first.at.getTime() + index * period;
    return { at: new Date(at), value: known.get(at) ?? 0 };
  });
}
