import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeForm, type FormValue } from './query-form.ts';

type Pair = readonly [name: string, value: string];

const name = fc.constantFrom('Name', 'Value', 'Tags', 'A1', 'constructor');
const member = fc.letrec<{ member: FormValue; structure: Record<string, FormValue> }>((tie) => ({
  member: fc.oneof(
    { maxDepth: 3 },
    fc.string({ maxLength: 5 }),
    tie('structure'),
    fc.array(tie('member'), { minLength: 1, maxLength: 12 }),
  ),
  structure: fc.dictionary(name, tie('member'), { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
})).structure;

/** The pairs of a value: lists as `.member.1`, or flattened as `.1` (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html). */
function pairsOf(value: FormValue, prefix: string, list: string): Pair[] {
  if (typeof value === 'string') return [[prefix, value]];
  if (Array.isArray(value))
    return value.flatMap((item, index) => pairsOf(item, `${prefix}${list}.${index + 1}`, list));
  return Object.entries(value).flatMap(([key, inner]) => pairsOf(inner, `${prefix}.${key}`, list));
}

it.each(['.member', ''])('reads back what is spelled out with lists as "%s.1", in any order', (list) => {
  const shuffled = fc
    .tuple(member, fc.infiniteStream(fc.nat()))
    .map(([value, order]): [typeof value, Pair[]] => {
      const pairs = Object.entries(value).flatMap(([key, inner]) => pairsOf(inner, key, list));
      const places = pairs.map((pair) => ({ pair, place: order.next().value as number }));
      return [value, places.sort((one, other) => one.place - other.place).map(({ pair }) => pair)];
    });
  fc.assert(
    fc.property(shuffled, ([value, pairs]) => {
      expect(decodeForm(pairs)).toEqual(value);
    }),
    { seed: 9, numRuns: 150 },
  );
});
