import type { Json } from '../json.ts';
import type { Walk } from './walk.ts';
import { isDefinite, selectAll, selectOne, type Selector } from './selector.ts';

/** Follows a path from a value: to one value or nothing, or to a list once a step can lead to several. */
export function followPath(selectors: readonly Selector[], value: Json, walk: Walk): Json | undefined {
  let current: Json | undefined = value;
  for (let step = 0; step < selectors.length; step++) {
    const selector = selectors[step] as Selector;
    if (!isDefinite(selector)) return followAll(selectors.slice(step), current, walk);
    current = selectOne(selector, current);
    if (current === undefined) return selectors.every(isDefinite) ? undefined : [];
  }
  return current;
}

function followAll(selectors: readonly Selector[], value: Json, walk: Walk): Json[] {
  return selectors.reduce<Json[]>(
    (values, selector) =>
      values.flatMap((each) => {
        const found = selectAll(selector, each, walk);
        walk.visit(1 + found.length);
        return found;
      }),
    [value],
  );
}
