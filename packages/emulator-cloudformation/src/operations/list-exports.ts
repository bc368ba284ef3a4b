import type { ListExportsCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { exportsOf } from '../stack/exports.ts';
import { hundredOf, nextToken } from '../input/next-token.ts';
import { operation } from '../operation.ts';

export const listExports = operation<ListExportsCommandOutput>()(
  z.strictObject({ NextToken: nextToken }),
  (context, { NextToken }) => {
    const page = hundredOf(exportsOf(context), NextToken, ({ name }) => name);
    const Exports = page.items.map(({ name, value, stackId }) => ({
      Name: name,
      Value: value,
      ExportingStackId: stackId,
    }));
    return { Exports, NextToken: page.NextToken };
  },
);
