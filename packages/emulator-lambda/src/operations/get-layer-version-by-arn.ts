import type { GetLayerVersionByArnCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../context.ts';
import {
  findLayerVersion,
  layerName,
  layerVersion,
  layerVersionArnSchema,
  unversioned,
} from '../layers/layers.ts';

const inputSchema = z.strictObject({ Arn: layerVersionArnSchema });

export const getLayerVersionByArn = operation<GetLayerVersionByArnCommandOutput>()(
  inputSchema,
  (context, { Arn }) => {
    const layer = unversioned(Arn);
    const version = Number(Arn.slice(layer.length + 1));
    return layerVersion(context, findLayerVersion(context, layerName(context, layer), version));
  },
);
