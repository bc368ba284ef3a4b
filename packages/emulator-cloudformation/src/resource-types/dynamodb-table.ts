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
  Tags: tagList,
});

/** The emulator changes no table, so that each change but one of tags makes another. */
export const table = defineResource({
  type: 'AWS::DynamoDB::Table',
  properties,
  attributes: ['Arn'],
  replacedBy: [
    ...(['TableName', 'AttributeDefinitions', 'KeySchema', 'LocalSecondaryIndexes'] as const),
    ...(['GlobalSecondaryIndexes', 'BillingMode', 'ProvisionedThroughput', 'TableClass'] as const),
    'DeletionProtectionEnabled',
  ],
  async create(context, { TableName = context.newName(255), ...rest }) {
    await context.callService('dynamodb', 'CreateTable', { TableName, ...rest });
    return made(context, TableName);
  },
  async update(context, name, { Tags }, previous) {
    const { callService } = context;
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

function tableArn({ identity }: ResourceContext, name: string): string {
  return arn(identity, 'dynamodb', `table/${name}`);
}

function made(context: ResourceContext, name: string): MadeResource {
  return { physicalId: name, attributes: { Arn: tableArn(context, name) } };
}
