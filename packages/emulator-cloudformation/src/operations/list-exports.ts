import type { ListExportsCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { exportsOf } from '../stack/exports.ts';
import { operation } from '../operation.ts';

export const listExports = operation<ListExportsCommandOutput>()(
  z.strictObject({ NextToken: z.string().optional() }),
  (context) => ({
    Exports: exportsOf(context).map(({ name, value, stackId }) => ({
      Name: name,
      Value: value,
      ExportingStackId: stackId,
    })),
  }),
);
