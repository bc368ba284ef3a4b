import type { ListImportsCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { importersOf } from '../stack/exports.ts';
import { operation } from '../operation.ts';

/** The stacks that stand on an export. */
export const listImports = operation<ListImportsCommandOutput>()(
  z.strictObject({ ExportName: z.string(), NextToken: z.string().optional() }),
  (context, { ExportName }) => {
    const Imports = importersOf(context, ExportName);
    if (Imports.length === 0) throw errors.ValidationError.notImported({ name: ExportName });
    return { Imports };
  },
);
