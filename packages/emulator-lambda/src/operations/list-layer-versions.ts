import type { ListLayerVersionsCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { operation } from '../context.ts';
import { layerFilters, suits } from '../layers/layer-filters.ts';
import { layerVersionItem } from '../layers/layer-record.ts';
import { layerName, layerNameSchema, layerVersions } from '../layers/layers.ts';
import { pageMembers, pageOfNamed } from '../functions/page-of-functions.ts';

const inputSchema = z.strictObject({ LayerName: layerNameSchema, ...layerFilters, ...pageMembers });
const HIGHEST = 10_000_000_000;

/** The newest first. */
export const listLayerVersions = operation<ListLayerVersionsCommandOutput>()(
  inputSchema,
  (context, input) => {
    const found = layerVersions(context, layerName(context, input.LayerName)).filter((record) =>
      suits(record, input),
    );
    const page = pageOfNamed(found, input, ({ version }) => String(HIGHEST - version));
    return {
      LayerVersions: page.items.map(layerVersionItem),
      ...(page.token !== undefined && { NextMarker: page.token }),
    };
  },
);
