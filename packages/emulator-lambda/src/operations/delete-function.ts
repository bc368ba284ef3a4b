import { z } from 'zod';
import { errors } from '../errors.ts';
import {
  functionArn,
  functionNameSchema,
  functionNotFound,
  parseFunctionName,
  qualifierSchema,
} from '../functions/function-name.ts';
import { type FunctionRecord, LATEST } from '../functions/function-record.ts';
import { type LambdaContext, operation, releaseCode } from '../context.ts';
import { fleetName } from '../sandbox/sandbox-fleet.ts';
import {
  aliasesOf,
  aliasKey,
  findVersion,
  isVersionNumber,
  versionKey,
  versionsOf,
} from '../versions/versions.ts';

const inputSchema = z.strictObject({
  FunctionName: functionNameSchema,
  Qualifier: qualifierSchema.optional(),
});

/** The function with all that belongs to it, or one of its versions. */
export const deleteFunction = operation<object>()(inputSchema, async (context, input) => {
  const { name, qualifier } = parseFunctionName(context.identity, input.FunctionName, input.Qualifier);
  if (qualifier === LATEST) throw errors.InvalidParameterValueException.deletionOfLatest();
  if (qualifier !== undefined && !isVersionNumber(qualifier))
    throw errors.InvalidParameterValueException.deletionOfAlias();
  const latest = context.functions.get(name);
  if (!latest) throw functionNotFound(functionArn(context.identity, name));
  if (qualifier === undefined) await deleteAll(context, latest);
  else await deleteVersion(context, name, qualifier);
  return {};
});

async function deleteAll(context: LambdaContext, latest: FunctionRecord): Promise<void> {
  const { name } = latest;
  const versions = versionsOf(context, name);
  context.transaction(() => {
    for (const alias of aliasesOf(context, name)) forget(context, aliasKey(name, alias.name));
    for (const version of versions) remove(context, version);
    context.functions.delete(name);
    context.policies.delete(name);
    context.eventInvokeConfigs.delete(aliasKey(name, LATEST));
  });
  for (const record of [latest, ...versions]) context.fleet.retire(fleetName(record));
  for (const record of [latest, ...versions]) await releaseAll(context, record);
}

/** Deletes a version; one that is not there is no error. */
async function deleteVersion(context: LambdaContext, name: string, number: string): Promise<void> {
  const users = aliasesOf(context, name).filter(
    ({ version, weights }) => version === number || Object.hasOwn(weights, number),
  );
  if (users.length > 0)
    throw errors.ResourceConflictException.versionInUse({
      aliases: users.map((user) => user.name).join(', '),
    });
  const version = findVersion(context, name, number);
  if (!version) return;
  context.transaction(() => remove(context, version));
  context.fleet.retire(fleetName(version));
  await releaseAll(context, version);
}

async function releaseAll(context: LambdaContext, { code, layers = [] }: FunctionRecord): Promise<void> {
  for (const { sha256 } of [code, ...layers.map((layer) => layer.code)]) await releaseCode(context, sha256);
}

function remove(context: LambdaContext, version: FunctionRecord): void {
  context.versions.delete(versionKey(version.name, version.version));
  forget(context, aliasKey(version.name, version.version));
}

function forget(context: LambdaContext, key: string): void {
  context.aliases.delete(key);
  context.policies.delete(key);
  context.eventInvokeConfigs.delete(key);
}
