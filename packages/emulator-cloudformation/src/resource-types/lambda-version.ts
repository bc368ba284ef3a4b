import { z } from 'zod';
import { defineResource } from '../resources/resource-type.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  FunctionName: z.string(),
  Description: z.string().optional(),
  CodeSha256: z.string().optional(),
});

export const functionVersion = defineResource({
  type: 'AWS::Lambda::Version',
  properties,
  attributes: ['FunctionArn', 'Version'],
  replacedBy: ['FunctionName', 'Description', 'CodeSha256'],
  async create({ callService }, wanted) {
    const { FunctionArn, Version } = (await callService('lambda', 'PublishVersion', wanted)) as {
      FunctionArn: string;
      Version: string;
    };
    return { physicalId: FunctionArn, attributes: { FunctionArn, Version } };
  },
  update: async (_context, physicalId) => ({
    physicalId,
    attributes: { FunctionArn: physicalId, Version: versionIn(physicalId) },
  }),
  async remove({ callService }, physicalId, { FunctionName }) {
    await unlessGone(
      'ResourceNotFoundException',
      callService('lambda', 'DeleteFunction', { FunctionName, Qualifier: versionIn(physicalId) }),
    );
  },
});

function versionIn(versionArn: string): string {
  return versionArn.slice(versionArn.lastIndexOf(':') + 1);
}
