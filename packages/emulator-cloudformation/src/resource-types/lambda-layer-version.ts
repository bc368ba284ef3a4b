import { z } from 'zod';
import { defineResource } from '../resources/resource-type.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  LayerName: z.string().optional(),
  Content: z.strictObject({
    S3Bucket: z.string(),
    S3Key: z.string(),
    S3ObjectVersion: z.string().optional(),
  }),
  Description: z.string().optional(),
  LicenseInfo: z.string().optional(),
  CompatibleRuntimes: z.array(z.string()).optional(),
  CompatibleArchitectures: z.array(z.string()).optional(),
});

/** Every property makes another version. */
export const layerVersion = defineResource({
  type: 'AWS::Lambda::LayerVersion',
  properties,
  attributes: ['LayerVersionArn'],
  replacedBy: [
    ...(['LayerName', 'Content', 'Description', 'LicenseInfo'] as const),
    ...(['CompatibleRuntimes', 'CompatibleArchitectures'] as const),
  ],
  async create({ callService, newName }, { LayerName = newName(64), ...wanted }) {
    const { LayerVersionArn } = (await callService('lambda', 'PublishLayerVersion', {
      LayerName,
      ...wanted,
    })) as { LayerVersionArn: string };
    return { physicalId: LayerVersionArn, attributes: { LayerVersionArn } };
  },
  update: async (_context, physicalId) => ({ physicalId, attributes: { LayerVersionArn: physicalId } }),
  async remove({ callService }, physicalId) {
    const [LayerName, VersionNumber] = physicalId.split(':').slice(-2);
    await unlessGone(
      'ResourceNotFoundException',
      callService('lambda', 'DeleteLayerVersion', { LayerName, VersionNumber: Number(VersionNumber) }),
    );
  },
});
