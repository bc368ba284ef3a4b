import type { z } from 'zod';
import type { ResourceType } from './resource-type.ts';
import { isScalar, type Json, type JsonObject } from '../template/json.ts';
import { coerced } from './coerced.ts';

const REFUSAL = 'The emulator does not support';

/** A fault of a resource's properties, or a property that the emulator does not have. */
export class PropertiesError extends Error {
  override readonly name = 'PropertiesError';

  /** Whether the user is right and only the emulator lacks it. */
  get isRefusal(): boolean {
    return this.message.startsWith(REFUSAL);
  }
}

/** A resource's properties as its type takes them. Throws `PropertiesError`. */
export function parsedProperties(type: ResourceType, properties: JsonObject): never {
  const parsed = type.properties.safeParse(coerced(type.properties, properties));
  if (!parsed.success) {
    const issues = parsed.error.issues.filter((issue, _, all) => !isOfAnotherType(issue, all));
    const faults = issues.flatMap((issue) => faultsOf(type.type, issue, properties));
    const refusals = faults.filter((fault) => fault.startsWith(REFUSAL));
    // The user's other mistakes may only follow from what the emulator lacks.
    throw new PropertiesError((refusals.length > 0 ? refusals : faults).join('\n'));
  }
  return parsed.data as never;
}

/** Whether the issue is about the size of a value that is of another type anyway. */
function isOfAnotherType({ code, path }: z.core.$ZodIssue, all: readonly z.core.$ZodIssue[]): boolean {
  if (code !== 'too_big' && code !== 'too_small') return false;
  return all.some((other) => other.code === 'invalid_type' && other.path.join('/') === path.join('/'));
}

/** CloudFormation's words for the user's mistakes; the emulator's own for what it does not have. */
function faultsOf(type: string, issue: z.core.$ZodIssue, properties: JsonObject): string[] {
  const names = issue.path.filter((part) => typeof part === 'string');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${REFUSAL} the property ${[...names, key].join('.')} of ${type}`);
  if (issue.code === 'invalid_union' && issue.errors.length > 0)
    return (issue.errors.at(-1) ?? []).flatMap((inner) =>
      faultsOf(type, { ...inner, path: [...issue.path, ...inner.path] }, properties),
    );
  if (issue.message.startsWith(REFUSAL)) return [issue.message];
  return [mistakeOf(issue, properties)];
}

function mistakeOf(issue: z.core.$ZodIssue, properties: JsonObject): string {
  const place = `#${issue.path.map((name) => `/${String(name)}`).join('')}`;
  const found = issue.path.reduce<Json | undefined>(
    (value, part) => (value as Record<PropertyKey, Json> | undefined)?.[part],
    properties,
  );
  if (found === undefined)
    return `${place.slice(0, place.lastIndexOf('/'))}: required key [${String(issue.path.at(-1))}] not found`;
  if (issue.code === 'invalid_value')
    return `${place}: ${isScalar(found) ? String(found) : kindOf(found)} is not a valid enum value`;
  if (issue.code === 'too_big') return `${place}: ${tooBig(found, Number(issue.maximum))}`;
  if (issue.code === 'too_small') return `${place}: ${tooSmall(found, Number(issue.minimum))}`;
  if (issue.code !== 'invalid_type') return `${place}: ${issue.message}`;
  return `${place}: expected type: ${TYPES[issue.expected] ?? issue.expected}, found: ${kindOf(found)}`;
}

function tooBig(found: Json, most: number): string {
  if (Array.isArray(found)) return `expected maximum item count: ${most}, found: ${found.length}`;
  if (typeof found === 'string') return `expected maxLength: ${most}, actual: ${found.length}`;
  return `${JSON.stringify(found)} is not less or equal to ${most}`;
}

function tooSmall(found: Json, least: number): string {
  if (Array.isArray(found)) return `expected minimum item count: ${least}, found: ${found.length}`;
  if (typeof found === 'string') return `expected minLength: ${least}, actual: ${found.length}`;
  return `${JSON.stringify(found)} is not greater or equal to ${least}`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'String',
  number: 'Number',
  int: 'Integer',
  boolean: 'Boolean',
  array: 'JSONArray',
  object: 'JSONObject',
  record: 'JSONObject',
};

function kindOf(value: Json): string {
  if (Array.isArray(value)) return 'JSONArray';
  return { string: 'String', number: 'Integer', boolean: 'Boolean' }[typeof value as string] ?? 'JSONObject';
}
