import type { JsonObject } from '../json.ts';

/** Members as the APIs with lower camel case name them. */
export function lowerNames(members: JsonObject): JsonObject {
  return rename(members, (name) => name.charAt(0).toLowerCase() + name.slice(1));
}

/** Members as Task states see them, whatever the API calls them. */
export function upperNames(members: JsonObject): JsonObject {
  return rename(members, (name) => name.charAt(0).toUpperCase() + name.slice(1));
}

function rename(members: JsonObject, change: (name: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [change(name), value]));
}
