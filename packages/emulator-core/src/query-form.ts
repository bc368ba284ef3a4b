/** What a form's field holds: text, members by name, or a list. */
export type FormValue = string | FormValue[] | { [member: string]: FormValue };

interface Branch {
  [name: string]: string | Branch;
}

/**
 * The input that a Query form spells out flat: `Tags.member.1.Key=a` is a list of structures, `Tag.1.Key=a` the
 * same "flattened", `Attributes.entry.1.key=a` with `….value=b` a map
 * (https://smithy.io/2.0/aws/protocols/aws-query-protocol.html).
 */
export function decodeForm(
  form: Iterable<readonly [name: string, value: string]>,
): Record<string, FormValue> {
  const root: Branch = empty();
  for (const [name, value] of form) plant(root, name.split('.'), value);
  return Object.fromEntries(Object.entries(root).map(([name, value]) => [name, harvest(value)]));
}

/** Without a prototype, since the client chooses the names. */
function empty(): Branch {
  return Object.create(null) as Branch;
}

function plant(root: Branch, path: readonly string[], value: string): void {
  let branch = root;
  for (const name of path.slice(0, -1)) {
    const next = branch[name];
    branch = typeof next === 'object' ? next : (branch[name] = empty());
  }
  branch[path.at(-1) as string] = value;
}

function harvest(value: string | Branch): FormValue {
  if (typeof value === 'string') return value;
  const names = Object.keys(value);
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) return listOf(value);
  const [only] = names;
  const inner = only === undefined ? undefined : value[only];
  if (names.length === 1 && only === 'member') return typeof inner === 'object' ? listOf(inner) : [];
  if (names.length === 1 && only === 'entry' && typeof inner === 'object') return mapOf(inner);
  return Object.fromEntries(names.map((name) => [name, harvest(value[name] as string | Branch)]));
}

function listOf(branch: Branch): FormValue[] {
  return inOrder(branch).map(harvest);
}

function mapOf(branch: Branch): Record<string, FormValue> {
  return Object.fromEntries(
    inOrder(branch)
      .filter((entry) => typeof entry === 'object')
      // SNS's message attributes spell the two with capitals.
      .map(({ key, value, Name = key, Value = value }) => [
        typeof Name === 'string' ? Name : '',
        harvest(Value ?? ''),
      ]),
  );
}

/** By number, which need not be the order in which they stand. */
function inOrder(branch: Branch): (string | Branch)[] {
  return Object.entries(branch)
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([, value]) => value);
}
