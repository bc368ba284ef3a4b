import type { Judged } from '../judge.ts';
import { coverageCurve, type Passing } from './coverage.ts';

/** Where every answer may pass, the threshold stays this near to the least sure one: of less sure ones nothing is known. */
const UNSEEN = 0.01;

/**
 * The threshold that lets most answers pass while the wanted share of those is right; undefined where none does. It is
 * the shortest number between the least sure answer that passes and the surest one that doesn't. Choose it on answers
 * that nobody judges the model by: on those that it was chosen on, it looks better than it is.
 */
export function chooseThreshold(answers: readonly Judged[], targetAccuracy: number): Passing | undefined {
  const curve = coverageCurve(answers);
  const index = curve.findLastIndex(({ passed, right }) => right / passed >= targetAccuracy);
  const chosen = curve[index];
  if (!chosen) return undefined;
  const refused = curve[index + 1]?.threshold ?? chosen.threshold - UNSEEN;
  return { ...chosen, threshold: shortestBetween(refused, chosen.threshold) };
}

/** The number of fewest decimals that is greater than one bound and at most the other. */
function shortestBetween(above: number, atMost: number): number {
  const middle = (above + atMost) / 2;
  for (let digits = 1; digits <= 15; digits++) {
    const unit = 10 ** digits;
    const nearest = Math.round(middle * unit) / unit;
    if (nearest > above && nearest <= atMost) return nearest;
  }
  return atMost;
}
