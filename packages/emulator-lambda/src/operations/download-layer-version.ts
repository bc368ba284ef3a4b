import { z } from 'zod';
import { operation } from '../context.ts';
import { findLayerVersion, layerName, layerNameSchema } from '../layers/layers.ts';

const inputSchema = z.strictObject({ LayerName: layerNameSchema, VersionNumber: z.coerce.number().int() });

/** Where a version's `Content.Location` leads. AWS gives out a presigned URL instead. */
export const downloadLayerVersion = operation<{ zip: Buffer }>()(
  inputSchema,
  async (context, { LayerName, VersionNumber }) => ({
    zip: await context.code.zip(findLayerVersion(context, layerName(context, LayerName), VersionNumber).code),
  }),
);
