import type { GetLayerVersionByArnCommandOutput } from '@aws-sdk/client-lambda';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import type { LambdaContext } from '../context.ts';
import { findLayerVersion, layerVersion, layerVersionArnSchema } from '../layers/layers.ts';

const inputSchema = z.strictObject({ Arn: layerVersionArnSchema });

export const getLayerVersionByArn = defineOperation<
  LambdaContext,
  Omit<GetLayerVersionByArnCommandOutput, '$metadata'>
>()(inputSchema, (context, { Arn }) => {
  const [name = '', version] = Arn.split(':').slice(-2);
  return layerVersion(context, findLayerVersion(context, name, Number(version)));
});
