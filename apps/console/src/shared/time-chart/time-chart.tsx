import { useMemo } from 'react';
import { type ChartPoint, chartShape, MARGIN, type PlacedPoint, type Tick } from './chart-shape.ts';
import './time-chart.css';
import { useWidth } from './use-width.ts';

interface Props {
  /** The description for those who cannot see the chart. */
  readonly label: string;
  /** In their order. */
  readonly points: readonly ChartPoint[];
  readonly format: (value: number) => string;
  readonly threshold?: number | undefined;
  /** Whether points are joined, since each follows from the last. */
  readonly isJoined?: boolean;
  readonly empty: string;
}

const HEIGHT = 200;
const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const DAY_AND_CLOCK = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const DAY = 86_400_000;

/** Values over time, each point with its sign. A threshold is a dashed line across. */
export function TimeChart({ label, points, format, threshold, isJoined = false, empty }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const shape = useMemo(
    () => chartShape(points, { width, height: HEIGHT }, threshold),
    [points, width, threshold],
  );
  return (
    <div ref={ref} className="time-chart">
      {points.length === 0 && <p>{empty}</p>}
      {points.length > 0 && width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          <ValueAxis ticks={shape.valueTicks} width={width} format={format} />
          <TimeAxis ticks={shape.timeTicks} />
          {shape.threshold !== undefined && (
            <line
              className="threshold"
              x1={MARGIN.left}
              x2={width - MARGIN.right}
              y1={shape.threshold}
              y2={shape.threshold}
            />
          )}
          {isJoined && (
            <polyline className="joined" points={shape.points.map(({ x, y }) => `${x},${y}`).join(' ')} />
          )}
          {shape.points.map((point, index) => (
            <Sign key={index} point={point} />
          ))}
        </svg>
      )}
    </div>
  );
}

/** A dot, a diamond for a marked point, or a cross for a failed one, so that colour is never the only sign. */
function Sign({ point: { x, y, kind, title } }: { readonly point: PlacedPoint }) {
  if (kind === undefined)
    return (
      <circle className="point" cx={x} cy={y} r={3}>
        <title>{title}</title>
      </circle>
    );
  const path = kind === 'failed' ? 'M-4,-4L4,4M-4,4L4,-4' : 'M0,-5L5,0L0,5L-5,0Z';
  return (
    <path className={`point ${kind}`} transform={`translate(${x} ${y})`} d={path}>
      <title>{title}</title>
    </path>
  );
}

interface ValueAxisProps {
  readonly ticks: readonly Tick[];
  readonly width: number;
  readonly format: (value: number) => string;
}

function ValueAxis({ ticks, width, format }: ValueAxisProps) {
  return ticks.map(({ value, place }) => (
    <g key={value}>
      <line className="grid" x1={MARGIN.left} x2={width - MARGIN.right} y1={place} y2={place} />
      <text x={MARGIN.left - 8} y={place + 4} textAnchor="end">
        {format(value)}
      </text>
    </g>
  ));
}

function TimeAxis({ ticks }: { readonly ticks: readonly Tick[] }) {
  const span = (ticks.at(-1)?.value ?? 0) - (ticks[0]?.value ?? 0);
  const clock = span > DAY ? DAY_AND_CLOCK : CLOCK;
  return ticks.map(({ value, place }, index) => (
    <text
      key={value}
      x={place}
      y={HEIGHT - 6}
      textAnchor={index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle'}
    >
      {clock.format(value)}
    </text>
  ));
}
