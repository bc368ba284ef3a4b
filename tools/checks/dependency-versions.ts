const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;

/** A `package.json`, as far as its dependencies go. */
export type Manifest = Readonly<Partial<Record<(typeof KINDS)[number], Readonly<Record<string, string>>>>>;

/** Names each package that is asked for in two versions, and the manifests that ask for them. */
export function versionConflicts(manifests: Readonly<Record<string, Manifest>>): string[] {
  const asked = new Map<string, Map<string, string[]>>();
  for (const [file, manifest] of Object.entries(manifests))
    for (const [name, range] of KINDS.flatMap((kind) => Object.entries(manifest[kind] ?? {}))) {
      const ranges = asked.get(name) ?? new Map<string, string[]>();
      asked.set(name, ranges.set(range, [...(ranges.get(range) ?? []), file]));
    }
  return [...asked]
    .filter(([, ranges]) => ranges.size > 1)
    .map(
      ([name, ranges]) =>
        `${name}: ${[...ranges].map(([range, by]) => `${range} (${by.join(', ')})`).join(', ')}`,
    );
}

/** The AWS packages that a lockfile installs in more than one place, each of which may have its own version. */
export function awsPackagesTwice(lockfile: {
  readonly packages: Readonly<Record<string, unknown>>;
}): string[] {
  const names = Object.keys(lockfile.packages)
    .filter((place) => place.includes('node_modules/@aws-sdk/'))
    .map((place) => place.slice(place.lastIndexOf('@aws-sdk/')));
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}
