import { linearScale, niceTicks, type Inference, type Tick } from '@scones/model-monitor';
import { spreadEvenly } from './spread-evenly.ts';

export interface Mark {
  readonly inference: Inference;
  readonly x: number;
  readonly y: number;
  readonly passed: boolean;
}

export interface ConfidenceLayout {
  readonly plot: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly marks: readonly Mark[];
  readonly thresholdY: number;
  readonly valueTicks: readonly Tick[];
  readonly timeTicks: readonly { readonly place: number; readonly at: number }[];
}

/** More dots than this only make the picture heavy. */
const MOST_MARKS = 1500;

/**
 * Places each answer by its confidence and its number in the sequence: by time, hours without an answer would press the
 * others together. The answers are in the order of time, and the ticks show their times.
 */
export function layoutConfidence(
  inferences: readonly Inference[],
  threshold: number,
  { width, height }: { readonly width: number; readonly height: number },
): ConfidenceLayout {
  const plot = { left: 44, right: width - 12, top: 10, bottom: height - 26 };
  const shown = spreadEvenly(inferences, MOST_MARKS);
  const x = linearScale([0, Math.max(1, shown.length - 1)], [plot.left + 8, plot.right - 8]);
  const y = linearScale([floorOf(inferences, threshold), 1], [plot.bottom, plot.top]);
  return {
    plot,
    marks: shown.map((inference, turn) => ({
      inference,
      x: x(turn),
      y: y(inference.confidence),
      passed: inference.confidence >= threshold,
    })),
    thresholdY: y(threshold),
    valueTicks: niceTicks(y, 5, '%'),
    timeTicks: ticksOf(shown.length, Math.floor(width / 140)).map((turn) => ({
      at: shown[turn]?.time ?? 0,
      place: x(turn),
    })),
  };
}

/** The lowest value that the chart shows: a multiple of a tenth, below everything that is drawn. */
function floorOf(inferences: readonly Inference[], threshold: number): number {
  const least = inferences.reduce(
    (low, { confidence }) => Math.min(low, confidence - 0.02),
    threshold - 0.05,
  );
  return Math.max(0, Math.floor(least * 10) / 10);
}

/** Evenly spaced answers away from the edges, so that no label hangs over them. */
function ticksOf(turns: number, most: number): number[] {
  const count = Math.min(turns, Math.max(1, most));
  return Array.from({ length: count }, (_, index) => Math.floor(((index + 0.5) * turns) / count));
}
