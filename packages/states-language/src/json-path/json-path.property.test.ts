import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isObject, type Json } from '../json.ts';
import { testScope } from '../test-scope.ts';
import { parseJsonPath } from './json-path.ts';

/** A step of a path as text, and what it leads to, said as plainly as can be. */
interface Step {
  readonly text: string;
  readonly leadsToOne: boolean;
  readonly from: (value: Json) => Json[];
}

const name = fc.constantFrom('a', 'b', 'c');
const index = fc.integer({ min: -4, max: 4 });

const document = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>(null, 0, 1, 'x', true),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 3 }) as fc.Arbitrary<Json>,
  ),
})).value;

const children = (value: Json): Json[] => (isObject(value) ? Object.values(value) : itemsOf(value));
const itemsOf = (value: Json): Json[] => (Array.isArray(value) ? value : []);
const below = (value: Json): Json[] => [value, ...children(value).flatMap(below)];
const memberOf = (value: Json, key: string): Json[] =>
  isObject(value) && key in value ? [value[key] as Json] : [];
const itemAt = (value: Json, at: number): Json[] => {
  const items = itemsOf(value);
  const place = at < 0 ? items.length + at : at;
  return items.filter((_, each) => each === place);
};
const between = (value: Json, from: number, to: number): Json[] => {
  const items = itemsOf(value);
  const place = (at: number): number => (at < 0 ? items.length + at : at);
  return items.filter((_, each) => each >= place(from) && each < place(to));
};

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(name, fc.constantFrom('.', '[')).map(([key, style]): Step => ({
    text: style === '.' ? `.${key}` : `['${key}']`,
    leadsToOne: true,
    from: (value) => memberOf(value, key),
  })),
  index.map((at): Step => ({ text: `[${at}]`, leadsToOne: true, from: (value) => itemAt(value, at) })),
  fc.array(index, { minLength: 2, maxLength: 3 }).map((places): Step => ({
    text: `[${places.join(',')}]`,
    leadsToOne: false,
    from: (value) => places.flatMap((at) => itemAt(value, at)),
  })),
  fc.tuple(index, index).map(([from, to]): Step => ({
    text: `[${from}:${to}]`,
    leadsToOne: false,
    from: (value) => between(value, from, to),
  })),
  fc.constantFrom('.*', '[*]').map((text): Step => ({ text, leadsToOne: false, from: children })),
  name.map((key): Step => ({
    text: `..${key}`,
    leadsToOne: false,
    from: (value) => below(value).flatMap((each) => memberOf(each, key)),
  })),
  name.map((key): Step => ({
    text: `[?(@.${key})]`,
    leadsToOne: false,
    from: (value) =>
      (isObject(value) ? [value] : itemsOf(value)).filter((each) => memberOf(each, key).length),
  })),
);

function walk(steps: readonly Step[], value: Json): Json | undefined {
  const found = steps.reduce<Json[]>((values, { from }) => values.flatMap((each) => from(each)), [value]);
  return steps.every(({ leadsToOne }) => leadsToOne) ? found[0] : found;
}

it('finds what a walk step by step finds', () => {
  fc.assert(
    fc.property(document, fc.array(step, { maxLength: 4 }), (value, steps) => {
      const path = `$${steps.map(({ text }) => text).join('')}`;
      expect(parseJsonPath(path).find(testScope(value)), path).toEqual(walk(steps, value));
    }),
    { seed: 9, numRuns: 1000 },
  );
});
