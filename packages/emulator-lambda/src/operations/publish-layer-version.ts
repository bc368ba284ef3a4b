import type { PublishLayerVersionCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { codeSource, withStoredCode } from '../code/code-source.ts';
import { operation } from '../context.ts';
import { layerArn, layerKey, layerName, layerNameSchema, layerVersion } from '../layers/layers.ts';

const inputSchema = z.strictObject({
  LayerName: layerNameSchema,
  Content: z.strictObject(codeSource),
  Description: z.string().max(256).default(''),
  LicenseInfo: z.string().max(512).optional(),
  // They are shown and never checked: one version here runs them all.
  CompatibleRuntimes: z.array(z.string()).max(15).optional(),
  CompatibleArchitectures: z
    .array(z.enum(['x86_64', 'arm64']))
    .max(2)
    .optional(),
});

export const publishLayerVersion = operation<PublishLayerVersionCommandOutput>()(
  inputSchema,
  async (context, input) => {
    const name = layerName(context, input.LayerName);
    return withStoredCode(context, input.Content, (code) => {
      // A number is never given twice, even when its version is deleted.
      const version = (context.layerCounts.get(name)?.published ?? 0) + 1;
      const record = {
        name,
        version,
        layerArn: layerArn(context, name),
        arn: `${layerArn(context, name)}:${version}`,
        description: input.Description,
        licenseInfo: input.LicenseInfo,
        compatibleRuntimes: input.CompatibleRuntimes,
        compatibleArchitectures: input.CompatibleArchitectures,
        code,
        created: context.clock.now(),
      };
      context.layerCounts.put(name, { published: version });
      context.layers.put(layerKey(name, version), record);
      return layerVersion(context, record);
    });
  },
);
