import type { ListAliasesCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { aliasSettings } from '../versions/alias-members.ts';
import { aliasConfiguration } from '../versions/alias-record.ts';
import { functionNameSchema } from '../functions/function-name.ts';
import { findFunction, operation } from '../context.ts';
import { pageMembers, pageOfNamed } from '../functions/page-of-functions.ts';
import { aliasesOf } from '../versions/versions.ts';

const inputSchema = z.strictObject({
  FunctionName: functionNameSchema,
  FunctionVersion: aliasSettings.FunctionVersion.optional(),
  ...pageMembers,
});

/** All of a function's, or those of one of its versions. */
export const listAliases = operation<ListAliasesCommandOutput>()(inputSchema, (context, input) => {
  const { name } = findFunction(context, input.FunctionName);
  const wanted = input.FunctionVersion;
  const found = aliasesOf(context, name).filter(
    ({ version, weights }) => wanted === undefined || version === wanted || Object.hasOwn(weights, wanted),
  );
  const page = pageOfNamed(found, input, (alias) => alias.name);
  return {
    Aliases: page.items.map(aliasConfiguration),
    ...(page.token !== undefined && { NextMarker: page.token }),
  };
});
