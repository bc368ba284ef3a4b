import { z } from 'zod';
import { errors } from './errors.ts';
import {
  attributeDefinitions,
  capacityInput,
  checkIndexes,
  globalIndex,
  indexName,
  readIndex,
  tableMembers,
} from './table-input.ts';
import { keyNames, type TableRecord } from './table-record.ts';

const indexUpdate = z.strictObject({
  Create: globalIndex.optional(),
  Update: z.strictObject({ IndexName: indexName, ProvisionedThroughput: capacityInput }).optional(),
  Delete: z.strictObject({ IndexName: indexName }).optional(),
});

/** The members that change a table. What is not among them is refused by name. */
export const changeMembers = {
  AttributeDefinitions: attributeDefinitions.optional(),
  BillingMode: z.enum(['PROVISIONED', 'PAY_PER_REQUEST']).optional(),
  ProvisionedThroughput: capacityInput.optional(),
  GlobalSecondaryIndexUpdates: z.array(indexUpdate).default([]),
  TableClass: tableMembers.TableClass,
  DeletionProtectionEnabled: z.boolean().optional(),
  StreamSpecification: tableMembers.StreamSpecification,
};
type Changes = z.output<z.ZodObject<typeof changeMembers>>;

/** Throws `ValidationException`, `ResourceNotFoundException` or `LimitExceededException`. */
export function changedTable(table: TableRecord, changes: Changes): TableRecord {
  if (Object.values(changes).every((value) => value === undefined || isEmpty(value)))
    throw errors.ValidationException.noChange();
  const types = { ...table.types, ...typesOf(changes) };
  const indexes = changedIndexes(table, changes, types);
  checkIndexes(table, indexes);
  const used = new Set([table, ...indexes].flatMap((keys) => keyNames(keys)));
  return {
    ...table,
    indexes,
    types: Object.fromEntries(Object.entries(types).filter(([name]) => used.has(name))),
    capacity: changedCapacity(table, changes),
    tableClass: changes.TableClass ?? table.tableClass,
    isProtected: changes.DeletionProtectionEnabled ?? table.isProtected,
  };
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function typesOf({ AttributeDefinitions = [] }: Changes): TableRecord['types'] {
  return Object.fromEntries(
    AttributeDefinitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]),
  );
}

/** AWS makes or deletes one index at a time. The capacity of an index is that of its table here. */
function changedIndexes(
  { indexes }: TableRecord,
  { GlobalSecondaryIndexUpdates: updates }: Changes,
  types: TableRecord['types'],
): TableRecord['indexes'] {
  if (updates.filter(({ Create, Delete }) => Create ?? Delete).length > 1)
    throw errors.LimitExceededException();
  let changed = indexes;
  for (const { Create, Update, Delete } of updates) {
    const named = (Update ?? Delete)?.IndexName;
    if (named !== undefined && !changed.some(({ name, isGlobal }) => isGlobal && name === named))
      throw errors.ResourceNotFoundException.ofItems();
    if (Delete) changed = changed.filter(({ name }) => name !== Delete.IndexName);
    if (!Create) continue;
    if (changed.some(({ name }) => name === Create.IndexName)) throw errors.ValidationException.indexExists();
    changed = [...changed, readIndex(Create, types, true)];
  }
  return changed;
}

function changedCapacity(
  { capacity }: TableRecord,
  { BillingMode, ProvisionedThroughput: given }: Changes,
): TableRecord['capacity'] {
  const mode = BillingMode ?? (capacity ? 'PROVISIONED' : 'PAY_PER_REQUEST');
  if (mode === 'PAY_PER_REQUEST') {
    if (given) throw errors.ValidationException.noCapacity();
    return undefined;
  }
  const wanted = given ? { read: given.ReadCapacityUnits, write: given.WriteCapacityUnits } : capacity;
  if (!wanted) throw errors.ValidationException.capacity();
  return wanted;
}
