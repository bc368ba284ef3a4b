import { confidencePercent } from '@scones/classifier-measures';
import type { Inference } from '@scones/model-monitor';
import { useMemo } from 'react';
import './confidence-chart.css';
import { type ConfidenceLayout, layoutConfidence, type Mark } from './confidence-layout.ts';
import { useWidth } from './use-width.ts';

interface Props {
  /** By time. */
  readonly inferences: readonly Inference[];
  readonly threshold: number;
}

const HEIGHT = 260;
const CLOCK = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });

/** Each answer as a dot, those below the threshold as diamonds, and the threshold as a line. */
export function ConfidenceChart({ inferences, threshold }: Props) {
  const { ref, width } = useWidth();
  const layout = useMemo(
    () => layoutConfidence(inferences, threshold, { width, height: HEIGHT }),
    [inferences, threshold, width],
  );
  const below = inferences.filter(({ confidence }) => confidence < threshold).length;
  return (
    <div className="confidence-chart" ref={ref}>
      <Legend threshold={threshold} />
      {width > 0 && (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={`Confidence over time: ${inferences.length} answers, ${below} of them below the threshold of ${confidencePercent(threshold, threshold)}`}
        >
          <Axes layout={layout} />
          {layout.marks.map((mark) => (
            <Dot key={mark.inference.eventId} mark={mark} threshold={threshold} />
          ))}
          <line
            className="threshold"
            x1={layout.plot.left}
            x2={layout.plot.right}
            y1={layout.thresholdY}
            y2={layout.thresholdY}
          />
        </svg>
      )}
    </div>
  );
}

function Axes({ layout: { plot, valueTicks, timeTicks } }: { readonly layout: ConfidenceLayout }) {
  return (
    <g aria-hidden>
      {valueTicks.map(({ place, label }) => (
        <g key={label}>
          <line className="grid" x1={plot.left} x2={plot.right} y1={place} y2={place} />
          <text x={plot.left - 6} y={place + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {timeTicks.map(({ place, at }, index) => (
        <text key={index} x={within(place, plot)} y={plot.bottom + 18} textAnchor="middle">
          {clockUnlessAs(at, timeTicks[index - 1]?.at)}
        </text>
      ))}
    </g>
  );
}

/** What happens within a second has its time once. */
function clockUnlessAs(at: number, before: number | undefined): string {
  const text = CLOCK.format(at);
  return before !== undefined && CLOCK.format(before) === text ? '' : text;
}

/** About half the width of a label, so that none hangs over the edge. */
const HALF_LABEL = 36;

function within(place: number, { left, right }: ConfidenceLayout['plot']): number {
  return Math.max(left + HALF_LABEL, Math.min(place, right - HALF_LABEL));
}

function Dot({ mark, threshold }: { readonly mark: Mark; readonly threshold: number }) {
  const { inference, x, y, passed } = mark;
  const { predictedLabel, confidence, time, customAttributes } = inference;
  const tip = (
    <title>
      {`${customAttributes?.[0] ?? 'A picture'}: ${predictedLabel}, ${confidencePercent(confidence, threshold)}, ${CLOCK.format(time)}`}
    </title>
  );
  if (passed)
    return (
      <circle className="passed" cx={x} cy={y} r={3.5}>
        {tip}
      </circle>
    );
  return (
    <path className="doubtful" d={`M${x} ${y - 6}l6 6l-6 6l-6 -6z`}>
      {tip}
    </path>
  );
}

function Legend({ threshold }: { readonly threshold: number }) {
  return (
    <div className="legend" aria-hidden>
      <span>
        <svg width={12} height={12}>
          <circle className="passed" cx={6} cy={6} r={4} />
        </svg>
        passed
      </span>
      <span>
        <svg width={12} height={12}>
          <path className="doubtful" d="M6 0l6 6l-6 6l-6 -6z" />
        </svg>
        below the threshold
      </span>
      <span>
        <svg width={24} height={12}>
          <line className="threshold" x1={0} x2={24} y1={6} y2={6} />
        </svg>
        threshold {confidencePercent(threshold, threshold)}
      </span>
    </div>
  );
}
