import type { GetLayerVersionCommandOutput } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import type { LambdaContext } from '../context.ts';
import { findLayerVersion, layerName, layerNameSchema, layerVersion } from '../layers/layers.ts';

const inputSchema = z.strictObject({ LayerName: layerNameSchema, VersionNumber: z.coerce.number().int() });

export const getLayerVersion = defineOperation<
  LambdaContext,
  Omit<GetLayerVersionCommandOutput, '$metadata'>
>()(inputSchema, (context, { LayerName, VersionNumber }) =>
  layerVersion(context, findLayerVersion(context, layerName(context, LayerName), VersionNumber)),
);
