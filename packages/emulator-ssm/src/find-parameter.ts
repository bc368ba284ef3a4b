import { errors } from './errors.ts';
import { type ParameterRecord, type ParameterVersion, versionsOf } from './parameter-record.ts';
import type { SsmContext } from './context.ts';

export interface Found {
  readonly parameter: ParameterVersion;
  readonly selector: string | undefined;
}

/** A parameter by its name or ARN, which `:version` or `:label` may follow. Undefined where there is none. */
export function findParameter(context: SsmContext, asked: string): Found | undefined {
  const { name, selector } = readName(asked);
  const record = context.parameters.get(nameIn(context, name));
  if (!record) return undefined;
  const parameter = selector === undefined ? record : versionOf(record, selector);
  return parameter && { parameter, selector };
}

/** A parameter with all its versions, by its name or ARN. Throws `ParameterNotFound`. */
export function requireRecord(context: SsmContext, nameOrArn: string): ParameterRecord {
  const record = context.parameters.get(nameIn(context, nameOrArn));
  if (!record) throw errors.ParameterNotFound({ name: nameOrArn });
  return record;
}

/** Throws `ParameterNotFound` and `ParameterVersionNotFound`. */
export function requireParameter(context: SsmContext, asked: string): Found {
  const found = findParameter(context, asked);
  if (found) return found;
  const { name, selector } = readName(asked);
  if (selector !== undefined && context.parameters.has(nameIn(context, name)))
    throw errors.ParameterVersionNotFound({ selector, name: nameIn(context, name) });
  throw errors.ParameterNotFound({ name: asked });
}

/** A name has no colon; an ARN has five before its own. */
function readName(asked: string): { name: string; selector: string | undefined } {
  const start = asked.startsWith('arn:') ? asked.indexOf(':parameter') + 1 : 0;
  const colon = asked.indexOf(':', start);
  return colon < 0
    ? { name: asked, selector: undefined }
    : { name: asked.slice(0, colon), selector: asked.slice(colon + 1) };
}

/** An ARN doesn't say whether the name began with a slash. */
function nameIn(context: SsmContext, nameOrArn: string): string {
  const path = /^arn:[^:]+:ssm:[^:]*:[^:]*:parameter(\/.+)$/.exec(nameOrArn)?.[1];
  if (path === undefined) return madeName(context, nameOrArn);
  return context.parameters.has(path) ? path : path.slice(1);
}

/** The name that a parameter was made with: of one level, `/size` is `size`. */
export function madeName({ parameters }: Pick<SsmContext, 'parameters'>, name: string): string {
  if (parameters.has(name) || name.lastIndexOf('/') > 0) return name;
  const other = name.startsWith('/') ? name.slice(1) : `/${name}`;
  return parameters.has(other) ? other : name;
}

function versionOf(record: ParameterRecord, selector: string): ParameterVersion | undefined {
  return versionsOf(record).find(
    ({ version, labels = [] }) => String(version) === selector || labels.includes(selector),
  );
}
