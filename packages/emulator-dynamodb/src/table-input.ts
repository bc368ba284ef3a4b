import { z } from 'zod';
import { errors } from './errors.ts';
import { keyNames, type IndexRecord, type Keys, type TableRecord } from './table-record.ts';

export const indexName = z
  .string()
  .min(3)
  .max(255)
  .regex(/^[a-zA-Z0-9_.-]+$/);
const attributeName = z.string().min(1).max(255);

const keyElements = z.array(
  z.strictObject({ AttributeName: attributeName, KeyType: z.enum(['HASH', 'RANGE']) }),
);
const keySchema = keyElements.min(1).max(2);

/** AWS takes up to four of each kind for a global index. */
const globalKeySchema = keyElements
  .min(1)
  .max(8)
  .refine(
    (keys) => keys.length <= 2,
    'The emulator does not support global indexes with several hash keys or several range keys.',
  );

export const capacityInput = z.strictObject({
  ReadCapacityUnits: z.int().min(1),
  WriteCapacityUnits: z.int().min(1),
});

const indexMembers = {
  IndexName: indexName,
  KeySchema: keySchema,
  Projection: z.strictObject({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(attributeName).min(1).max(20).optional(),
  }),
};

const localIndex = z.strictObject(indexMembers);
export const globalIndex = z.strictObject({
  ...indexMembers,
  KeySchema: globalKeySchema,
  ProvisionedThroughput: capacityInput.optional(),
});

export const attributeDefinitions = z.array(
  z.strictObject({ AttributeName: attributeName, AttributeType: z.enum(['S', 'N', 'B']) }),
);

/** There are no streams; a client may say so. */
const noStream = z.strictObject({
  StreamEnabled: z.literal(false, { error: 'The emulator does not support streams of tables.' }),
});

/** The members that describe a table. What is not among them is refused by name. */
export const tableMembers = {
  TableName: indexName,
  AttributeDefinitions: attributeDefinitions,
  KeySchema: keySchema,
  LocalSecondaryIndexes: z.array(localIndex).max(5).default([]),
  GlobalSecondaryIndexes: z.array(globalIndex).max(20).default([]),
  BillingMode: z.enum(['PROVISIONED', 'PAY_PER_REQUEST']).default('PROVISIONED'),
  ProvisionedThroughput: capacityInput.optional(),
  TableClass: z.enum(['STANDARD', 'STANDARD_INFREQUENT_ACCESS']).optional(),
  DeletionProtectionEnabled: z.boolean().default(false),
  StreamSpecification: noStream.optional(),
};

type TableInput = z.output<z.ZodObject<typeof tableMembers>>;
type Definition = Omit<TableRecord, 'id' | 'madeAt' | 'tags'>;

/** Throws `ValidationException` where the members do not go together. */
export function readTable(input: TableInput): Definition {
  const types = Object.fromEntries(
    input.AttributeDefinitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]),
  );
  const keys = readKeys(input.KeySchema, types);
  const indexes = [
    ...input.LocalSecondaryIndexes.map((index) => readIndex(index, types, false)),
    ...input.GlobalSecondaryIndexes.map((index) => readIndex(index, types, true)),
  ];
  checkIndexes(keys, indexes);
  checkDefinitions(types, [keys, ...indexes]);
  return {
    ...keys,
    name: input.TableName,
    types,
    indexes,
    capacity: readCapacity(input),
    tableClass: input.TableClass,
    isProtected: input.DeletionProtectionEnabled,
  };
}

function readKeys(schema: z.output<typeof keySchema>, types: object): Keys {
  const { notHash, notRange, sameKeys, undefinedKeys } = errors.ValidationException;
  const [first, second] = schema;
  const names = schema.map(({ AttributeName }) => AttributeName);
  if (names.some((each) => !Object.hasOwn(types, each)))
    throw undefinedKeys({ keys: names.join(', '), defined: Object.keys(types).join(', ') });
  if (names[0] === names[1]) throw sameKeys();
  if (first?.KeyType !== 'HASH') throw notHash();
  if (second && second.KeyType !== 'RANGE') throw notRange();
  return { hash: first.AttributeName, range: second?.AttributeName };
}

export function readIndex(index: z.output<typeof localIndex>, types: object, isGlobal: boolean): IndexRecord {
  const { ProjectionType: projection, NonKeyAttributes: included = [] } = index.Projection;
  return { ...readKeys(index.KeySchema, types), name: index.IndexName, isGlobal, projection, included };
}

export function checkIndexes({ hash: tableHash }: Keys, indexes: readonly IndexRecord[]): void {
  const { duplicateIndex, localHash } = errors.ValidationException;
  const seen = new Set<string>();
  for (const { name: index, hash, isGlobal } of indexes) {
    if (!isGlobal && hash !== tableHash) throw localHash({ name: index, hash, tableHash });
    if (seen.has(index)) throw duplicateIndex({ name: index });
    seen.add(index);
  }
}

function checkDefinitions(types: object, all: readonly Keys[]): void {
  const used = new Set(all.flatMap((keys) => keyNames(keys)));
  if (used.size !== Object.keys(types).length) throw errors.ValidationException.unusedDefinitions();
}

function readCapacity({ BillingMode, ProvisionedThroughput: given }: TableInput): TableRecord['capacity'] {
  if (BillingMode === 'PAY_PER_REQUEST') {
    if (given) throw errors.ValidationException.noCapacity();
    return undefined;
  }
  if (!given) throw errors.ValidationException.capacity();
  return { read: given.ReadCapacityUnits, write: given.WriteCapacityUnits };
}
