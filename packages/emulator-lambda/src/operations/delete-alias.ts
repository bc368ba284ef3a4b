import { z } from 'zod';
import { aliasMembers } from '../versions/alias-members.ts';
import { parseFunctionName } from '../functions/function-name.ts';
import { operation } from '../context.ts';
import { aliasKey } from '../versions/versions.ts';

const inputSchema = z.strictObject(aliasMembers);

/** Deletes an alias; one that is not there is no error. */
export const deleteAlias = operation<object>()(inputSchema, (context, input) => {
  const key = aliasKey(parseFunctionName(context.identity, input.FunctionName).name, input.Name);
  context.aliases.delete(key);
  context.policies.delete(key);
  context.eventInvokeConfigs.delete(key);
  return {};
});
