import type { EvaluationBudget } from './evaluation-budget.ts';

/** A way through a text that backtracking tries takes less time than a visit of a value. */
const WAYS_PER_VISIT = 4;

/** Makes the regular expressions of one evaluation, which spend its budget before they can hold the thread. */
export function guardedRegex(budget: Pick<EvaluationBudget, 'require' | 'spend'>): RegExpConstructor {
  return class extends RegExp {
    override exec(text: string): RegExpExecArray | null {
      const from = this.lastIndex;
      const freedom = freedomOf(this.source);
      budget.require(waysThrough(text.length - from, freedom) / WAYS_PER_VISIT);
      const found = super.exec(text);
      const read = (found && freedom === 0 ? found.index + found[0].length : text.length) - from;
      budget.spend(1 + waysThrough(read, freedom) / WAYS_PER_VISIT);
      return found;
    }
  } as RegExpConstructor;
}

/**
 * How many places of a text backtracking may choose freely: one for each quantifier. Infinite where a quantifier holds
 * for a group or what matched before is referred to, since the ways then grow with a power of the text's length.
 */
function freedomOf(source: string): number {
  const bare = source
    .replaceAll(/\\[1-9k]/g, '*)*')
    .replaceAll(/\\./gs, 'c')
    .replaceAll(/\[[^\]]*\]/g, 'c')
    .replaceAll(/\(\?(?:[:=!]|<[=!]|<\w+>)/g, '(')
    .replaceAll(/([*+?}])\?/g, '$1');
  if (/\)[*+{]/.test(bare)) return Infinity;
  return bare.match(/[*+?{|]/g)?.length ?? 0;
}

/** In how many ways so many places, and the one where the match begins, can be chosen in a text. */
function waysThrough(length: number, freedom: number): number {
  if (freedom === Infinity) return Infinity;
  let ways = 1;
  for (let place = 1; place <= freedom + 1; place++) ways *= (length + place) / place;
  return ways;
}
