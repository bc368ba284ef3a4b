import { isDeepStrictEqual } from 'node:util';
import { arn } from '@scones/emulator-core';
import { z } from 'zod';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { changeTags, tagList } from '../resources/tags.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const keySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const capacity = z.strictObject({ ReadCapacityUnits: z.number(), WriteCapacityUnits: z.number() });

const localIndex = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.strictObject({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

const properties = z.strictObject({
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(
    z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  LocalSecondaryIndexes: z.array(localIndex).optional(),
  GlobalSecondaryIndexes: z
    .array(localIndex.extend({ ProvisionedThroughput: capacity.optional() }))
    .optional(),
  BillingMode: z.enum(['PROVISIONED', 'PAY_PER_REQUEST']).optional(),
  ProvisionedThroughput: capacity.optional(),
  TableClass: z.enum(['STANDARD', 'STANDARD_INFREQUENT_ACCESS']).optional(),
  DeletionProtectionEnabled: z.boolean().optional(),
  TimeToLiveSpecification: z
    .strictObject({ AttributeName: z.string().optional(), Enabled: z.boolean() })
    .optional(),
  Tags: tagList,
});

type Properties = z.output<typeof properties>;

export const table = defineResource({
  type: 'AWS::DynamoDB::Table',
  properties,
  attributes: ['Arn'],
  replacedBy: ['TableName', 'KeySchema', 'LocalSecondaryIndexes'],
  async create(context, { TableName = context.newName(255), TimeToLiveSpecification: ttl, ...rest }) {
    await context.callService('dynamodb', 'CreateTable', { TableName, ...rest });
    await setTimeToLive(context, TableName, ttl, undefined);
    return made(context, TableName);
  },
  async update(context, name, wanted, previous) {
    const { callService } = context;
    const { Tags } = wanted;
    for (const change of changesOf(wanted, previous))
      await callService('dynamodb', 'UpdateTable', { TableName: name, ...change });
    await setTimeToLive(context, name, wanted.TimeToLiveSpecification, previous.TimeToLiveSpecification);
    const ResourceArn = tableArn(context, name);
    await changeTags(previous.Tags, Tags, {
      set: (change) => callService('dynamodb', 'TagResource', { ResourceArn, ...change }),
      unset: (change) => callService('dynamodb', 'UntagResource', { ResourceArn, ...change }),
    });
    return made(context, name);
  },
  remove: ({ callService }, TableName) =>
    unlessGone('ResourceNotFoundException', callService('dynamodb', 'DeleteTable', { TableName })),
});

/** The changes of a table in the order in which they can be made: one index at a time. */
function changesOf(wanted: Properties, previous: Properties): object[] {
  const { AttributeDefinitions } = wanted;
  const plain = changedMembers(wanted, previous);
  const indexes = (those: Properties) => those.GlobalSecondaryIndexes ?? [];
  const isSame = (one: object, other: object): boolean => isDeepStrictEqual(one, other);
  const gone = indexes(previous).filter((old) => !indexes(wanted).some((index) => isSame(index, old)));
  const added = indexes(wanted).filter((index) => !indexes(previous).some((old) => isSame(old, index)));
  return [
    ...(Object.keys(plain).length > 0 ? [plain] : []),
    ...gone.map(({ IndexName }) => ({ GlobalSecondaryIndexUpdates: [{ Delete: { IndexName } }] })),
    ...added.map((Create) => ({ AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create }] })),
  ];
}

function changedMembers(wanted: Properties, previous: Properties): object {
  const names = ['BillingMode', 'ProvisionedThroughput', 'TableClass', 'DeletionProtectionEnabled'] as const;
  const changed = names.filter((name) => !isDeepStrictEqual(wanted[name], previous[name]));
  const members = changed.filter((name) => wanted[name] !== undefined).map((name) => [name, wanted[name]]);
  return Object.fromEntries(members) as object;
}

type TimeToLive = Properties['TimeToLiveSpecification'];

/** Another attribute can only be taken once the earlier one is given up. */
async function setTimeToLive(
  { callService }: ResourceContext,
  TableName: string,
  wanted: TimeToLive,
  previous: TimeToLive,
): Promise<void> {
  if (isDeepStrictEqual(wanted, previous)) return;
  const set = (Enabled: boolean, AttributeName: string | undefined): Promise<unknown> =>
    callService('dynamodb', 'UpdateTimeToLive', {
      TableName,
      TimeToLiveSpecification: { Enabled, AttributeName },
    });
  if (previous?.Enabled) await set(false, previous.AttributeName);
  if (wanted?.Enabled) await set(true, wanted.AttributeName);
}

function tableArn({ identity }: ResourceContext, name: string): string {
  return arn(identity, 'dynamodb', `table/${name}`);
}

function made(context: ResourceContext, name: string): MadeResource {
  return { physicalId: name, attributes: { Arn: tableArn(context, name) } };
}
