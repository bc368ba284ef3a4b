import type { AttributeValue, Item } from '../attribute-value.ts';
import { checkOverlaps } from './overlaps.ts';
import type { Path, Tokens } from './tokens.ts';

/** The value at the end of a path; undefined where there is none. */
export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  let value: AttributeValue | undefined = { M: item };
  for (const step of path) value = value && memberOf(value, step);
  return value;
}

function memberOf(value: AttributeValue, step: string | number): AttributeValue | undefined {
  if (typeof step === 'number') return 'L' in value ? value.L[step] : undefined;
  return 'M' in value && Object.hasOwn(value.M, step) ? value.M[step] : undefined;
}

/** `a, b.c[1]` */
export function parseProjection(tokens: Tokens): readonly Path[] {
  const paths = [tokens.path()];
  while (tokens.takeIf(',')) paths.push(tokens.path());
  tokens.expectEnd();
  checkOverlaps(paths, 'ProjectionExpression');
  return paths;
}

/** Only what the paths lead to, each within what it stands in; the places of a list close up. */
export function projected(item: Item, paths: readonly Path[]): Item {
  const whole = pick(
    { M: item },
    paths.filter((path) => path.length > 0),
  );
  return whole && 'M' in whole ? whole.M : {};
}

function pick(value: AttributeValue, paths: readonly Path[]): AttributeValue | undefined {
  if (paths.some((path) => path.length === 0)) return value;
  const picked = stepsOf(paths).flatMap((step) => {
    const member = memberOf(value, step);
    const rest = paths.filter(([first]) => first === step).map((path) => path.slice(1));
    const part = member && pick(member, rest);
    return part ? [[step, part] as const] : [];
  });
  if (picked.length === 0) return undefined;
  if ('M' in value) return { M: Object.fromEntries(picked) };
  const inOrder = picked.toSorted(([one], [other]) => Number(one) - Number(other));
  return { L: inOrder.map(([, part]) => part) };
}

function stepsOf(paths: readonly Path[]): (string | number)[] {
  return [...new Set(paths.flatMap(([first]) => first ?? []))];
}
