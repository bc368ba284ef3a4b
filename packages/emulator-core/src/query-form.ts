import { z } from 'zod';

interface Branch {
  [name: string]: Node;
}

/** A field's text, or the fields whose names go on after a dot. */
type Node = string | Branch;
type Schema = z.core.$ZodType;

/**
 * The input that a Query form writes out flat: `Tags.member.1.Key=a` is a list of structures, `Tag.1.Key=a` the same
 * "flattened", `Attributes.entry.1.key=a` with `….value=b` a map
 * (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html). All values are texts, and the schema says which of
 * them are numbers, booleans or times. Any other text stays as it is, and the schema refuses it.
 */
export function readForm(form: Iterable<readonly [name: string, value: string]>, schema?: Schema): unknown {
  const root: Branch = empty();
  for (const [name, value] of form) plant(root, pathOf(name), value);
  return read(root, schema);
}

/** No input of AWS is so deep; a longer name is one of which no schema knows. */
const DEEPEST = 100;

function pathOf(name: string): readonly string[] {
  const path = name.split('.', DEEPEST + 1);
  return path.length > DEEPEST ? [name] : path;
}

/** Without a prototype, since the client chooses the names. */
function empty(): Branch {
  return Object.create(null) as Branch;
}

function plant(root: Branch, path: readonly string[], value: string): void {
  let branch = root;
  for (const name of path.slice(0, -1)) {
    const next = branch[name];
    branch = typeof next === 'object' ? next : (branch[name] = empty());
  }
  branch[path.at(-1) as string] = value;
}

/** The value of a node; without a schema, the form alone says whether it is a list, a map or a structure. */
function read(node: Node, schema?: Schema): unknown {
  const { def } = (schema as z.core.$ZodTypes | undefined)?._zod ?? {};
  // No other kind has others within.
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check
  switch (def?.type) {
    case 'object':
      return readStructure(node, def.shape);
    case 'array':
      return readList(node, def.element);
    case 'record':
      return readMap(node, () => def.valueType);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return read(node, def.innerType);
    case 'pipe':
      return read(node, isTransform(def.in) ? def.out : def.in);
    case 'lazy':
      return read(node, def.getter());
    case 'union':
      return readUnion(node, def.options);
    default:
      return typeof node === 'string' ? readText(node, def) : readUntyped(node);
  }
}

/** The input of a preprocessing function can be anything; its output says more. */
function isTransform(schema: Schema): boolean {
  return schema._zod.def.type === 'transform';
}

function readStructure(node: Node, shape: z.core.$ZodShape): unknown {
  if (typeof node === 'string') return node;
  const schemaOf = (name: string): Schema | undefined =>
    Object.hasOwn(shape, name) ? shape[name] : undefined;
  // AWS has a map of one resource's attributes, where the emulator's schema has a member for each.
  const isMap = !Object.hasOwn(shape, 'entry') && only(node, 'entry') !== undefined;
  return isMap ? readMap(node, schemaOf) : membersOf(node, schemaOf);
}

function membersOf(branch: Branch, schemaOf: (name: string) => Schema | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(branch).map(([name, node]) => [name, read(node, schemaOf(name))]));
}

/** An empty list is an empty text. */
function readList(node: Node, item?: Schema): unknown {
  if (node === '') return [];
  if (typeof node === 'string') return node;
  const items = only(node, 'member') ?? node;
  if (typeof items === 'string') return [];
  return isNumbered(items) ? inOrder(items).map((each) => read(each, item)) : readUntyped(node);
}

function readMap(node: Node, schemaOf: (key: string) => Schema | undefined): unknown {
  if (typeof node === 'string') return node;
  const entries = only(node, 'entry') ?? node;
  if (typeof entries !== 'object' || !isNumbered(entries)) return membersOf(node, schemaOf);
  return Object.fromEntries(
    inOrder(entries)
      .filter((entry) => typeof entry === 'object')
      // SNS's message attributes spell the two with capitals.
      .map(({ key, value, Name = key, Value = value }) => {
        const name = typeof Name === 'string' ? Name : '';
        return [name, read(Value ?? '', schemaOf(name))];
      }),
  );
}

/** Reads by the first of the schemas that accepts the result. */
function readUnion(node: Node, options: readonly Schema[]): unknown {
  const [first] = options;
  const fitting = options.find((option) => z.core.safeParse(option, read(node, option)).success);
  return read(node, fitting ?? first);
}

function readUntyped(node: Node): unknown {
  if (typeof node === 'string') return node;
  if (isNumbered(node) || isList(only(node, 'member'))) return readList(node);
  if (typeof only(node, 'entry') === 'object') return readMap(node, () => undefined);
  return membersOf(node, () => undefined);
}

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const TIME = /^[-+]?\d{4,6}-\d\d/;

function readText(text: string, def: z.core.$ZodTypes['_zod']['def'] | undefined): unknown {
  // All other kinds take the text as it is, or refuse it.
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check
  switch (def?.type) {
    case 'number':
      return NUMBER.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' || (text === 'false' ? false : text);
    case 'date':
      return TIME.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text) : text;
    case 'literal':
      return def.values.find((value) => String(value) === text) ?? text;
    default:
      return text;
  }
}

/** The node under that name, if it is the only one. */
function only(branch: Branch, name: string): Node | undefined {
  return Object.keys(branch).length === 1 ? branch[name] : undefined;
}

function isList(members: Node | undefined): boolean {
  return typeof members === 'object' ? isNumbered(members) : members !== undefined;
}

function isNumbered(branch: Branch): boolean {
  const names = Object.keys(branch);
  return names.length > 0 && names.every((name) => /^\d+$/.test(name));
}

/** Sorts them by number, since a form may hold them in any order. */
function inOrder(branch: Branch): Node[] {
  return Object.entries(branch)
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, value]) => value);
}
