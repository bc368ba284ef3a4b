import type { AliasRecord } from './alias-record.ts';
import { functionArn, functionNotFound, parseFunctionName } from '../functions/function-name.ts';
import { type FunctionRecord, LATEST } from '../functions/function-record.ts';
import type { LambdaContext } from '../context.ts';

/** The function, or the version of it, that a request names. */
export interface ResolvedFunction {
  readonly record: FunctionRecord;
  /** As the request has named it: qualified or not. */
  readonly arn: string;
  readonly qualifier: string | undefined;
  readonly alias?: AliasRecord | undefined;
}

/** A key that puts versions in the order of their numbers. */
export function versionKey(name: string, version: string): string {
  return `${name}:${version.padStart(10, '0')}`;
}

export function aliasKey(name: string, alias: string): string {
  return `${name}:${alias}`;
}

export function isVersionNumber(qualifier: string): boolean {
  return /^\d+$/.test(qualifier);
}

/** Throws `ResourceNotFoundException` where there is no such function, version or alias. */
export function resolveFunction(
  context: LambdaContext,
  text: string,
  qualifierMember?: string,
): ResolvedFunction {
  const { name, qualifier } = parseFunctionName(context.identity, text, qualifierMember);
  const arn = functionArn(context.identity, name, qualifier);
  const alias =
    qualifier === undefined || isVersionNumber(qualifier)
      ? undefined
      : context.aliases.get(aliasKey(name, qualifier));
  const record = findVersion(context, name, alias?.version ?? qualifier ?? LATEST);
  if (!record) throw functionNotFound(arn);
  return { record, arn, qualifier, alias };
}

/** The same for an invocation: an alias of two versions draws one of them. */
export function invokedFunction(
  context: LambdaContext,
  text: string,
  qualifierMember?: string,
): ResolvedFunction {
  const resolved = resolveNamed(context, text, qualifierMember);
  const [[other, weight] = ['', 0]] = Object.entries(resolved.alias?.weights ?? {});
  if (context.random.float() >= weight) return resolved;
  const record = findVersion(context, resolved.record.name, other);
  return record ? { ...resolved, record } : resolved;
}

/** When an invocation names a missing function without a qualifier, AWS's error says `$LATEST`. */
function resolveNamed(context: LambdaContext, text: string, qualifierMember?: string): ResolvedFunction {
  const { name, qualifier } = parseFunctionName(context.identity, text, qualifierMember);
  if (!context.functions.has(name))
    throw functionNotFound(functionArn(context.identity, name, qualifier ?? LATEST));
  return resolveFunction(context, text, qualifierMember);
}

/** A version has no tags and no reserved concurrency but its function's. */
export function findVersion(
  context: Pick<LambdaContext, 'functions' | 'versions'>,
  name: string,
  version: string,
): FunctionRecord | undefined {
  const latest = context.functions.get(name);
  if (!latest || version === LATEST) return latest;
  const found = context.versions.get(versionKey(name, version));
  return found && { ...found, tags: latest.tags, reservedConcurrency: latest.reservedConcurrency };
}

/** Without `$LATEST`, the oldest first. */
export function versionsOf(context: LambdaContext, name: string): FunctionRecord[] {
  return context.versions.values({ prefix: `${name}:` });
}

export function aliasesOf(context: LambdaContext, name: string): AliasRecord[] {
  return context.aliases.values({ prefix: `${name}:` });
}

/** Keeps the function as it is now under the next number, unless its last version is the same. */
export function publishVersion(
  context: LambdaContext,
  latest: FunctionRecord,
  description?: string,
): FunctionRecord {
  const last = versionsOf(context, latest.name).at(-1);
  if (last && sameContent(last, latest)) return last;
  const publishedVersions = latest.publishedVersions + 1;
  const version: FunctionRecord = {
    ...latest,
    description: description ?? latest.description,
    version: String(publishedVersions),
    revisionId: context.random.uuid(),
    tags: {},
    reservedConcurrency: undefined,
  };
  context.versions.put(versionKey(latest.name, version.version), version);
  context.functions.put(latest.name, { ...latest, publishedVersions, revisionId: context.random.uuid() });
  return version;
}

/** Whether code and settings, which are all that a version keeps, are the same. */
function sameContent(one: FunctionRecord, other: FunctionRecord): boolean {
  return content(one) === content(other);
}

function content(record: FunctionRecord): string {
  const { handler, runtime, roleArn, timeoutSeconds, memoryMegabytes, environment, architecture } = record;
  const { tracingMode, temporaryMegabytes, logGroup, jsonLogging, code, layers = [] } = record;
  return JSON.stringify([
    ...[handler, runtime, roleArn, timeoutSeconds, memoryMegabytes, environment ?? {}, architecture],
    ...[tracingMode, temporaryMegabytes, logGroup, jsonLogging ?? 'Text', code.sha256],
    ...layers.map((layer) => layer.arn),
  ]);
}
