/** The member of a map whose keys users choose; what every object inherits, `constructor` for one, is no member of it. */
export function ownMember<Value>(
  map: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return map && Object.hasOwn(map, key) ? map[key] : undefined;
}
