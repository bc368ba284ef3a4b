import { listOfTags } from '@scones/emulator-core';
import { z } from 'zod';
import { defineResource } from '../resources/resource-type.ts';
import { changeTags } from '../resources/tags.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  Name: z.string().optional(),
  Type: z.enum(['String', 'StringList']),
  Value: z.string(),
  Description: z.string().optional(),
  AllowedPattern: z.string().optional(),
  DataType: z.string().optional(),
  Tier: z.string().optional(),
  Policies: z.string().optional(),
  Tags: z.record(z.string(), z.string()).default({}),
});

export const ssmParameter = defineResource({
  type: 'AWS::SSM::Parameter',
  properties,
  attributes: ['Type', 'Value'],
  replacedBy: ['Name'],
  async create({ callService, newName }, { Name = newName(512), Tags, ...wanted }) {
    const tags = listOfTags(Tags);
    await callService('ssm', 'PutParameter', { Name, ...wanted, ...(tags.length > 0 && { Tags: tags }) });
    return { physicalId: Name, attributes: { Type: wanted.Type, Value: wanted.Value } };
  },
  async update({ callService }, Name, { Tags, ...wanted }, previous) {
    await callService('ssm', 'PutParameter', { ...wanted, Name, Overwrite: true });
    const subject = { ResourceType: 'Parameter', ResourceId: Name };
    await changeTags(listOfTags(previous.Tags), listOfTags(Tags), {
      set: (change) => callService('ssm', 'AddTagsToResource', { ...subject, ...change }),
      unset: (change) => callService('ssm', 'RemoveTagsFromResource', { ...subject, ...change }),
    });
    return { physicalId: Name, attributes: { Type: wanted.Type, Value: wanted.Value } };
  },
  async remove({ callService }, Name) {
    await unlessGone('ParameterNotFound', callService('ssm', 'DeleteParameter', { Name }));
  },
});
