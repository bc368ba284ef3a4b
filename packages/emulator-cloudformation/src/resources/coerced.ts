import type { z } from 'zod';
import { isObject, isScalar, type Json, type JsonObject } from '../template/json.ts';

/** The part of a zod schema that matters here. */
interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly items?: readonly z.ZodType[];
  readonly innerType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
}

/**
 * The value with each text, number and boolean as the schema wants it. To CloudFormation, `5` and `'5'`, `true` and
 * `'true'` are the same wherever a property accepts either.
 */
export function coerced(schema: z.ZodType, value: Json): Json {
  const definition = schema.def as unknown as Definition;
  switch (definition.type) {
    case 'string':
    case 'enum':
      return isScalar(value) ? String(value) : value;
    case 'number':
      return asNumber(value);
    case 'boolean':
      return asBoolean(value);
    case 'literal':
      return asLiteral(definition.values ?? [], value);
    case 'union':
      return asOneOf(definition.options ?? [], value);
    default:
      return inside(definition, value);
  }
}

/** A schema that holds other values, or stands around another schema. */
function inside(definition: Definition, value: Json): Json {
  const { shape, element, innerType, valueType } = definition;
  const around = innerType ?? definition.in;
  if (around) return coerced(around, value);
  if (element && Array.isArray(value)) return value.map((item) => coerced(element, item));
  if (!isObject(value)) return value;
  if (valueType) return mapped(value, () => valueType);
  return shape ? mapped(value, (name) => (Object.hasOwn(shape, name) ? shape[name] : undefined)) : value;
}

function mapped(value: JsonObject, schemaOf: (name: string) => z.ZodType | undefined): Json {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const schema = schemaOf(name);
      return [name, schema ? coerced(schema, member) : member];
    }),
  );
}

function asNumber(value: Json): Json {
  if (typeof value !== 'string' || value.trim() === '') return value;
  const number = Number(value);
  return Number.isFinite(number) ? number : value;
}

function asBoolean(value: Json): Json {
  if (typeof value !== 'string' || !/^(true|false)$/i.test(value)) return value;
  return value.toLowerCase() === 'true';
}

function asLiteral(literals: readonly unknown[], value: Json): Json {
  if (!isScalar(value)) return value;
  const found = literals.find((literal) => String(literal) === String(value));
  return found === undefined ? value : (found as Json);
}

/** The first of the forms that it accepts. */
function asOneOf(options: readonly z.ZodType[], value: Json): Json {
  for (const option of options) {
    const candidate = coerced(option, value);
    if (option.safeParse(candidate).success) return candidate;
  }
  return value;
}
