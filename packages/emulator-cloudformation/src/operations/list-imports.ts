import type { ListImportsCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { importersOf } from '../stack/exports.ts';
import { hundredOf, nextToken } from '../input/next-token.ts';
import { operation } from '../operation.ts';

/** The stacks that use an export. */
export const listImports = operation<ListImportsCommandOutput>()(
  z.strictObject({ ExportName: z.string(), NextToken: nextToken }),
  (context, { ExportName, NextToken }) => {
    const importers = importersOf(context, ExportName);
    if (importers.length === 0) throw errors.ValidationError.notImported({ name: ExportName });
    const page = hundredOf(importers, NextToken, (name) => name);
    return { Imports: page.items, NextToken: page.NextToken };
  },
);
