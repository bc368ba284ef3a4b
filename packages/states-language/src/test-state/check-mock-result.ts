import { isObject, type Json, type JsonObject } from '../json.ts';
import { InvalidTest } from './invalid-test.ts';
import type { OutputMember, OutputModel, OutputShape } from './output-model.ts';

/**
 * Checks a mocked result against its API's own model, in which Step Functions writes every member's name with a capital.
 * Members that the model does not have are let pass. Throws `InvalidTest` at the first fault.
 */
export function checkMockResult(
  result: JsonObject,
  structure: string,
  model: OutputModel,
  mode: 'STRICT' | 'PRESENT',
): void {
  checkStructure(result, structure);

  function checkStructure(value: JsonObject, name: string): void {
    const members = new Map(model.members(name).map((member) => [asTaskName(member.name), member]));
    if (mode === 'STRICT') requirePresent(value, members);
    for (const [field, found] of Object.entries(value)) {
      const member = members.get(field);
      if (member && found !== null) checkValue(found, member.shape, field);
    }
  }

  function checkValue(value: Json, shape: OutputShape, field: string): void {
    if (!IS_OF_KIND[shape.kind](value)) throw fault(`Field '${field}' must be ${NOUNS[shape.kind]}`);
    checkBounds(value, shape, field);
    if (shape.kind === 'string' && shape.values?.includes(value as string) === false)
      throw fault(`Field '${field}' is not an expected value`);
    if (shape.kind === 'structure') checkStructure(value as JsonObject, shape.name);
    if (shape.kind === 'map') checkAll(Object.values(value as JsonObject), shape.value, field);
    if (shape.kind === 'list') checkAll(value as Json[], shape.item, field);
  }

  function checkAll(values: readonly Json[], shape: OutputShape, field: string): void {
    for (const each of values) checkValue(each, shape, field);
  }
}

function asTaskName(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function requirePresent(value: JsonObject, members: ReadonlyMap<string, OutputMember>): void {
  for (const [field, { isRequired }] of members) {
    if (isRequired && (value[field] ?? null) === null) throw fault(`Required field '${field}' is missing`);
  }
}

type Kind = OutputShape['kind'];

const IS_OF_KIND: Readonly<Record<Kind, (value: Json) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  any: () => true,
  list: Array.isArray,
  map: isObject,
  structure: isObject,
};

const NOUNS: Readonly<Record<Kind, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  any: 'any value',
  list: 'an array',
  map: 'an object',
  structure: 'an object',
};

function checkBounds(value: Json, shape: OutputShape, field: string): void {
  if (!('min' in shape || 'max' in shape)) return;
  const { min = -Infinity, max = Infinity } = shape;
  const size = typeof value === 'number' ? value : (value as string | Json[]).length;
  const measure = typeof value === 'number' ? 'value' : 'length';
  const isUnder = measure === 'value' ? 'is less than' : 'is smaller than';
  if (size < min) throw fault(`Field '${field}' ${isUnder} the minimum ${measure}`);
  if (size > max) throw fault(`Field '${field}' exceeds the maximum ${measure}`);
}

function fault(what: string): InvalidTest {
  return new InvalidTest(`Mock result schema validation error: ${what}`);
}
