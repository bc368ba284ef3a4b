import { z } from 'zod';
import { operation, releaseCode } from '../context.ts';
import { checkNumber, layerKey, layerName, layerNameSchema } from '../layers/layers.ts';

const inputSchema = z.strictObject({ LayerName: layerNameSchema, VersionNumber: z.coerce.number().int() });

/** Deletes a version; one that is not there is no error. Functions that have the version keep it. */
export const deleteLayerVersion = operation<object>()(
  inputSchema,
  async (context, { LayerName, VersionNumber }) => {
    checkNumber(VersionNumber);
    const key = layerKey(layerName(context, LayerName), VersionNumber);
    const record = context.layers.get(key);
    context.layers.delete(key);
    if (record) await releaseCode(context, record.code.sha256);
    return {};
  },
);
