import { isObject, isScalar, type Json, type JsonObject } from './json.ts';
import { checkCount, checkName } from './names.ts';
import { formatError } from './template-error.ts';

type Mappings = Record<string, Record<string, JsonObject>>;

/** Maps of two levels, whose values are texts or lists of them. */
export function readMappings(section: Json | undefined): Mappings {
  if (section === undefined) return {};
  if (!isObject(section)) throw formatError('[/Mappings] Mappings must be a map');
  checkCount('mappings', section, 200);
  for (const [name, map] of Object.entries(section)) {
    checkName('Mapping', name);
    if (!isObject(map)) throw formatError(`Every Mappings member ${name} must be a map`);
    for (const [key, values] of Object.entries(map)) {
      if (!isObject(values)) throw formatError(`Every Mappings member ${key} must be a map`);
      if (!Object.values(values).every(isMappingValue))
        throw formatError('Every Mappings attribute must be a String or a List.');
    }
  }
  return section as Mappings;
}

function isMappingValue(value: Json): boolean {
  return isScalar(value) || (Array.isArray(value) && value.every(isScalar));
}
