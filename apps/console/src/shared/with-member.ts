/** An address's search with one member set, or without it where the value is undefined; the others stay. */
export function withMember(
  search: URLSearchParams,
  name: string,
  value: string | undefined,
): URLSearchParams {
  const changed = new URLSearchParams(search);
  if (value === undefined) changed.delete(name);
  else changed.set(name, value);
  return changed;
}
