import { z } from 'zod';

type Schema = z.core.$ZodType;

/** Texts for a member of that name, the best first; the first that its schema accepts is taken. */
export type TextsFor = (member: string) => readonly string[];

/**
 * Inputs that an operation's schema accepts, as far as texts can be found for it: with nothing but what it needs, with
 * each other member by itself, and with all of them together; structures within have all that fits them, or the least.
 */
export function exampleInputs(schema: Schema, texts: TextsFor): object[] {
  const shape = shapeOf(schema);
  const inputs = (['all', 'least'] as const).flatMap((within) => structures(shape, texts, within));
  const distinct = new Map(inputs.map((input) => [JSON.stringify(input), input]));
  return [...distinct.values()];
}

/** The members of a structure, whatever is wrapped around it. */
function shapeOf(schema: Schema): z.core.$ZodShape {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'object') return def.shape;
  if (def.type === 'pipe') return { ...shapeOf(def.in), ...shapeOf(def.out) };
  if (def.type === 'union') return Object.assign({}, ...def.options.map(shapeOf)) as z.core.$ZodShape;
  if (def.type === 'intersection') return { ...shapeOf(def.left), ...shapeOf(def.right) };
  return {};
}

/** How much of themselves the structures within an input have. */
type Within = 'all' | 'least';

/** A value of a schema; undefined where none is found. */
function example(schema: Schema, name: string, texts: TextsFor, within: Within): unknown {
  return candidates(schema, name, texts, within).find((value) => accepts(schema, value));
}

const NUMBERS = [1, 3, 10, 60, 128, 300, 1000, 1_767_225_600];

function candidates(schema: Schema, name: string, texts: TextsFor, within: Within): unknown[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const inner = (each: Schema): unknown[] => candidates(each, name, texts, within);
  // Every other kind is tried with texts and bytes.
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check
  switch (def.type) {
    case 'number':
      return NUMBERS;
    case 'boolean':
      return [true, false];
    case 'date':
      return [new Date(0)];
    case 'enum':
      return Object.values(def.entries);
    case 'literal':
      return [...def.values];
    case 'array':
      return [[example(def.element, name, texts, within)], []];
    case 'record':
      return [recordOf(def, name, texts, within)];
    case 'object':
      return within === 'all'
        ? structures(def.shape, texts, within).toReversed()
        : structures(def.shape, texts, within);
    case 'union':
      return def.options.flatMap(inner);
    case 'pipe':
      return [...inner(def.in), ...inner(def.out)];
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return inner(def.innerType);
    case 'lazy':
      return [];
    default:
      return [...texts(name), ...texts(name).map((text) => Buffer.from(text))];
  }
}

/** A map whose key is what its value is called too, an inherited member's name for instance. */
function recordOf(def: z.core.$ZodRecordDef, name: string, texts: TextsFor, within: Within): unknown {
  const key = texts('').find((text) => accepts(def.keyType, text));
  const value = example(def.valueType, name, texts, within);
  return key === undefined || value === undefined ? undefined : Object.fromEntries([[key, value]]);
}

/** Structures of those members: the needed ones, each other beside them, and all. An empty one comes last. */
function structures(shape: z.core.$ZodShape, texts: TextsFor, within: Within): object[] {
  const given = Object.entries(shape)
    .map(([name, schema]) => ({
      entry: [name, example(schema, name, texts, within)] as const,
      isNeeded: !accepts(schema, undefined),
    }))
    .filter(({ entry: [, value] }) => value !== undefined);
  const needed = given.filter(({ isNeeded }) => isNeeded);
  const others = given.filter(({ isNeeded }) => !isNeeded);
  const sets = [needed, ...others.map((other) => [...needed, other]), given];
  return sets
    .toSorted((one, other) => Number(one.length === 0) - Number(other.length === 0))
    .map((set) => Object.fromEntries(set.map(({ entry }) => entry)));
}

function accepts(schema: Schema, value: unknown): boolean {
  try {
    return z.core.safeParse(schema, value).success;
  } catch {
    // S3 refuses by its own errors while it reads.
    return false;
  }
}
