import type { GetLayerVersionCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../context.ts';
import { findLayerVersion, layerName, layerNameSchema, layerVersion } from '../layers/layers.ts';

const inputSchema = z.strictObject({ LayerName: layerNameSchema, VersionNumber: z.coerce.number().int() });

export const getLayerVersion = operation<GetLayerVersionCommandOutput>()(
  inputSchema,
  (context, { LayerName, VersionNumber }) =>
    layerVersion(context, findLayerVersion(context, layerName(context, LayerName), VersionNumber)),
);
