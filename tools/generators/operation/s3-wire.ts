import { removeElements } from '../edit/source.ts';

/** The wire form of an S3 operation, as far as AWS's model has it: `Wire` in `emulator-s3`. */
export interface DerivedWire {
  readonly route: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly document: string; readonly member: string };
  readonly reply?: {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly document?: string;
    readonly content?: string;
  };
}

type Module = Readonly<Record<string, unknown>>;
type Lazy<Value> = Value | (() => Value);

/** An operation's schema in the SDK: its kind, namespace, name, traits, input and output. */
type OperationSchema = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: { readonly http: readonly [method: string, path: string, status: number] },
  input: Lazy<Structure | 'unit'>,
  output: Lazy<Structure | 'unit'>,
];
type Structure = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: Traits,
  members: readonly string[],
  /** Each is a type, or a pair of a type and traits. */
  types: readonly unknown[],
];
/** A trait without a value is a bit of a number. */
type Traits = number | undefined | Readonly<Record<string, unknown>>;

interface Member {
  readonly name: string;
  readonly type: unknown;
  readonly header?: string | undefined;
  readonly query?: string | undefined;
  readonly isLabel: boolean;
  readonly isPayload: boolean;
  readonly xmlName?: string | undefined;
}

const LABEL = 1;
const PAYLOAD = 16;
const STRUCTURE = 3;

/** The headers that belong to every transfer, not to an operation. */
const OF_EVERY_TRANSFER =
  /^x-amz-(?:checksum-|sdk-checksum-algorithm$|expected-bucket-owner$|source-expected-bucket-owner$|request-payer$|request-charged$)|^content-md5$/;

/** Derives the wire form from the schemas of the SDK. Throws where the model alone does not say enough. */
export function wireOf(module: Module, operation: string): DerivedWire {
  const [, , , { http }, input, output] = schemaOf(module, operation);
  const members = membersOf(input);
  return {
    route: routeOf(http, members),
    ...filled('query', byName(members, 'query')),
    ...filled('headers', byName(members, 'header')),
    ...bodyOf(operation, members),
    ...filled('reply', replyOf(operation, http[2], resolve(output))),
  };
}

/** The same for an operation that its route alone distinguishes from all others. */
export function ownWireOf(module: Module, operation: string): DerivedWire {
  const wire = wireOf(module, operation);
  const twin = twinOf(module, operation, wire.route);
  if (twin !== undefined) throw beyond(operation, `${twin} has the route ${wire.route} too`);
  return wire;
}

/** Whether a member of the input belongs to the operation. Without a wire form, every member does. */
export function isOnWire(wire: DerivedWire | undefined, member: string): boolean {
  if (!wire) return true;
  const names = [...Object.values(wire.query ?? {}), ...Object.values(wire.headers ?? {})];
  return ['Bucket', 'Key', wire.body?.member, ...names].includes(member);
}

/** S3's list of missing operations, without this one. */
export function withoutRefusal(text: string, operation: string): string {
  const without = text.replace(new RegExp(`\\b${operation}: '[^']*',?`), '');
  return removeElements(without, 'OPERATIONS', (row) => /routes: \{\s*\}/.test(row));
}

function twinOf(module: Module, operation: string, route: string): string | undefined {
  return operationsOf(module).find((other) => {
    const [, , , { http }, input] = schemaOf(module, other);
    return other !== operation && routeOf(http, membersOf(input)) === route;
  });
}

function operationsOf(module: Module): string[] {
  return Object.keys(module).flatMap((key) => /^([A-Z]\w+)Command$/.exec(key)?.[1] ?? []);
}

function schemaOf(module: Module, operation: string): OperationSchema {
  return module[`${operation}$`] as OperationSchema;
}

/** `GET bucket?tagging`: the path has no bucket, since a client may have it in the host's name. */
function routeOf(
  [method, path]: readonly [method: string, path: string, status: number],
  members: readonly Member[],
): string {
  const [place = '', search = ''] = path.split('?');
  const isBucket = members.some(({ name }) => name === 'Bucket');
  const level = place.includes('{Key+}') ? 'object' : isBucket ? 'bucket' : 'service';
  const literal = search.split('&').filter((name) => name !== '' && !name.startsWith('x-id='));
  const upload = members.some(({ query }) => query === 'uploadId') ? ['uploadId'] : [];
  const [subresource] = [...literal.map((name) => name.replace(/=.*/, '')), ...upload];
  const isCopy = members.some(({ header }) => header === 'x-amz-copy-source');
  return `${method} ${level}${subresource === undefined ? '' : `?${subresource}`}${isCopy ? ' copy' : ''}`;
}

function byName(members: readonly Member[], place: 'query' | 'header'): Record<string, string> {
  const named = members.flatMap((member) => {
    const name = place === 'query' ? member.query : member.header?.toLowerCase();
    return name === undefined || OF_EVERY_TRANSFER.test(name) ? [] : [[name, member.name] as const];
  });
  return Object.fromEntries(named);
}

function bodyOf(operation: string, members: readonly Member[]): Pick<DerivedWire, 'body'> {
  const payload = members.find(({ isPayload }) => isPayload);
  if (payload) return { body: { document: documentName(operation, payload), member: payload.name } };
  const inBody = members.find(({ header, query, isLabel }) => !header && !query && !isLabel);
  if (inBody) throw beyond(operation, `its member ${inBody.name} is in a body without a root`);
  return {};
}

function replyOf(operation: string, status: number, output: Structure | 'unit'): DerivedWire['reply'] {
  const members = membersOf(output);
  const headers = Object.fromEntries(
    members.flatMap(({ name, header }) =>
      header === undefined || OF_EVERY_TRANSFER.test(header) ? [] : [[name, header]],
    ),
  );
  const payload = members.find(({ isPayload }) => isPayload);
  const hasContent = members.some(({ header }) => header === undefined);
  return {
    ...(status !== 200 && { status }),
    ...filled('headers', headers),
    ...(payload
      ? { document: documentName(operation, payload), content: payload.name }
      : hasContent && { document: rootOf(operation, output as Structure) }),
  };
}

/** The payload's own name on the wire, else that of its type. */
function documentName(operation: string, { name, type, xmlName }: Member): string {
  if (!Array.isArray(type) || type[0] !== STRUCTURE)
    throw beyond(operation, `its member ${name} is no document but a stream or a text`);
  const [, , typeName, traits] = type as unknown as Structure;
  return xmlName ?? textOf(traits, 'xmlName') ?? typeName;
}

function rootOf(operation: string, [, , , traits]: Structure): string {
  return textOf(traits, 'xmlName') ?? `${operation}Result`;
}

function membersOf(lazy: Lazy<Structure | 'unit'>): Member[] {
  const structure = resolve(lazy);
  if (structure === 'unit') return [];
  const [, , , , names, types] = structure;
  return names.map((name, index) => memberOf(name, types[index]));
}

function memberOf(name: string, schema: unknown): Member {
  // A pair is a type with traits; a type without traits stands alone.
  const [type, traits] =
    Array.isArray(schema) && schema.length === 2 ? (schema as [unknown, Traits]) : [schema, undefined];
  return {
    name,
    type: resolve(type),
    header: textOf(traits, 'httpHeader'),
    query: textOf(traits, 'httpQuery'),
    isLabel: isSet(traits, 'httpLabel', LABEL),
    isPayload: isSet(traits, 'httpPayload', PAYLOAD),
    xmlName: textOf(traits, 'xmlName'),
  };
}

function textOf(traits: Traits, name: string): string | undefined {
  const value = typeof traits === 'object' ? traits[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function isSet(traits: Traits, name: string, bit: number): boolean {
  return typeof traits === 'number' ? (traits & bit) !== 0 : traits?.[name] === 1;
}

function resolve<Value>(lazy: Lazy<Value>): Value {
  return typeof lazy === 'function' ? (lazy as () => Value)() : lazy;
}

function filled<Name extends string, Value extends object>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>> {
  return value && Object.keys(value).length > 0 ? ({ [name]: value } as Record<Name, Value>) : {};
}

function beyond(operation: string, why: string): Error {
  return new Error(`${operation} is beyond a generator: ${why}. Write it by hand.`);
}
