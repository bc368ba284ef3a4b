import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readForm } from './query-form.ts';

type Pair = readonly [name: string, value: string];

/** A schema, and the values that it takes. */
interface Kind {
  readonly schema: z.ZodType;
  readonly value: fc.Arbitrary<unknown>;
}

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const time = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
const text = fc.string({ maxLength: 5 });

const simple: Kind[] = [
  { schema: z.string(), value: text },
  { schema: z.number(), value: number },
  { schema: z.int().min(-9).max(9).default(1), value: fc.integer({ min: -9, max: 9 }) },
  { schema: z.boolean().optional(), value: fc.boolean() },
  { schema: z.date(), value: time },
  { schema: z.union([z.number().transform((seconds) => new Date(seconds * 1000)), z.date()]), value: time },
  { schema: z.union([z.number(), z.enum(['none'])]), value: fc.oneof(number, fc.constant('none')) },
  { schema: z.literal([1, true, 'x']), value: fc.constantFrom(1, true, 'x') },
  { schema: z.number().pipe(z.int()).nullable(), value: fc.integer() },
  {
    schema: z.preprocess(
      (value) => value,
      z.lazy(() => z.boolean().readonly()),
    ),
    value: fc.boolean(),
  },
];

function listOf({ schema, value }: Kind): Kind {
  return { schema: z.array(schema), value: fc.array(value, { maxLength: 12 }) };
}

function mapOf({ schema, value }: Kind): Kind {
  const entries = fc.dictionary(text, value, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  return { schema: z.record(z.string(), schema), value: entries.map((map) => new Entries(map)) };
}

function structureOf(members: Record<string, Kind>): Kind {
  const part = <Name extends keyof Kind>(name: Name): Record<string, Kind[Name]> =>
    Object.fromEntries(Object.entries(members).map(([member, kind]) => [member, kind[name]]));
  return {
    schema: z.strictObject(part('schema')),
    value: fc.record(part('value'), { noNullPrototype: true }),
  };
}

/** A map, which a form writes differently from a structure. */
class Entries {
  readonly map: Readonly<Record<string, unknown>>;
  constructor(map: Readonly<Record<string, unknown>>) {
    this.map = map;
  }
}

// The words and numbers by which forms mark lists and maps are names of members too.
const name = fc.constantFrom('Name', 'Value', 'Tags', 'constructor', 'member', 'entry', '1', 'key');
const { kind } = fc.letrec<{ kind: Kind }>((tie) => ({
  kind: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...simple),
    tie('kind').map(listOf),
    tie('kind').map(mapOf),
    structureKind(tie('kind')),
  ),
}));

function structureKind(of: fc.Arbitrary<Kind>): fc.Arbitrary<Kind> {
  return fc.dictionary(name, of, { minKeys: 1, maxKeys: 3, noNullPrototype: true }).map(structureOf);
}

interface Marks {
  readonly list: string;
  readonly map: string;
}

/** The pairs of a value: lists as `.member.1`, or flattened as `.1` (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html). */
function pairsOf(value: unknown, prefix: string, marks: Marks): Pair[] {
  if (value instanceof Date) return [[prefix, value.toISOString()]];
  if (typeof value !== 'object' || value === null) return [[prefix, String(value)]];
  if (value instanceof Entries)
    return Object.entries(value.map).flatMap(([key, inner], index) => {
      const entry = `${prefix}${marks.map}.${index + 1}`;
      return [[`${entry}.key`, key], ...pairsOf(inner, `${entry}.value`, marks)];
    });
  if (Array.isArray(value))
    return value.length === 0
      ? [[prefix, '']]
      : value.flatMap((item, index) => pairsOf(item, `${prefix}${marks.list}.${index + 1}`, marks));
  return Object.entries(value).flatMap(([member, inner]) =>
    pairsOf(inner, prefix === '' ? member : `${prefix}.${member}`, marks),
  );
}

/** The value without the marks of maps. */
function plain(value: unknown): unknown {
  if (value instanceof Entries) return plain(value.map);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, plain(inner)]));
}

it.each([
  { list: '.member', map: '.entry' },
  { list: '', map: '' },
])('reads back by its schema what is spelled out with $list and $map, in any order', (marks) => {
  const spelled = structureKind(kind).chain(({ schema, value }) =>
    fc.tuple(fc.constant(schema), value, fc.infiniteStream(fc.nat())),
  );
  fc.assert(
    fc.property(spelled, ([schema, value, order]) => {
      const pairs = pairsOf(value, '', marks)
        .map((pair) => ({ pair, place: order.next().value as number }))
        .sort((one, other) => one.place - other.place)
        .map(({ pair }) => pair);
      expect(schema.parse(readForm(pairs, schema))).toEqual(plain(value));
    }),
    { seed: 9, numRuns: 150 },
  );
});
