import { z } from 'zod';
import { defineResource } from '../resource-type.ts';
import { unlessGone } from './unless-gone.ts';

const properties = z.strictObject({
  Name: z.string().optional(),
  Type: z.enum(['String', 'StringList']),
  Value: z.string(),
  Description: z.string().optional(),
});

export const ssmParameter = defineResource({
  type: 'AWS::SSM::Parameter',
  properties,
  attributes: ['Type', 'Value'],
  replacedBy: ['Name'],
  async create({ callService, newName }, { Name = newName(512), ...wanted }) {
    await callService('ssm', 'PutParameter', { Name, ...wanted });
    return { physicalId: Name, attributes: { Type: wanted.Type, Value: wanted.Value } };
  },
  async update({ callService }, Name, wanted) {
    await callService('ssm', 'PutParameter', { ...wanted, Name, Overwrite: true });
    return { physicalId: Name, attributes: { Type: wanted.Type, Value: wanted.Value } };
  },
  async remove({ callService }, Name) {
    await unlessGone('ParameterNotFound', callService('ssm', 'DeleteParameter', { Name }));
  },
});
