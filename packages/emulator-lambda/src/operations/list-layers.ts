import type { ListLayersCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../context.ts';
import { layerFilters, suits } from '../layers/layer-filters.ts';
import { layerVersionItem } from '../layers/layer-record.ts';
import { layerVersions } from '../layers/layers.ts';
import { pageMembers, pageOfNamed } from '../functions/page-of-functions.ts';

const inputSchema = z.strictObject({ ...layerFilters, ...pageMembers });

/** Each with the newest of its versions that is asked for. */
export const listLayers = operation<ListLayersCommandOutput>()(inputSchema, (context, input) => {
  const found = layerVersions(context).filter((record) => suits(record, input));
  const newest = [...new Map(found.map((record) => [record.name, record])).values()];
  const page = pageOfNamed(newest, input, ({ name }) => name);
  return {
    Layers: page.items.map((record) => ({
      LayerName: record.name,
      LayerArn: record.layerArn,
      LatestMatchingVersion: layerVersionItem(record),
    })),
    ...(page.token !== undefined && { NextMarker: page.token }),
  };
});
