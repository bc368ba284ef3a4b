export interface TrueLabels {
  /** In the order of the model's answers. */
  readonly classes: readonly string[];
  /** What each picture shows, by its key: an index of `classes`. */
  readonly byKey: ReadonlyMap<string, number>;
}

/**
 * What the pictures of a `.lst` file show (index, label and path, separated by tabs). A class is called as the files of its
 * pictures are, `bicycle-00012.png`; where they have no such names, by its number.
 */
export function readTrueLabels(list: string, prefix: string): TrueLabels {
  const byKey = new Map<string, number>();
  const names = new Map<number, string>();
  for (const line of list.split(/\r?\n/)) {
    const [, label = '', path = ''] = line.split('\t');
    if (path === '') continue;
    byKey.set(prefix + path, Number(label));
    const name = /([a-z_ ]+)[-_]\d+\.\w+$/i.exec(path)?.[1];
    if (name !== undefined && !names.has(Number(label))) names.set(Number(label), name);
  }
  const last = Math.max(-1, ...new Set(byKey.values()));
  const classes = Array.from({ length: last + 1 }, (_, label) => names.get(label) ?? `class ${label}`);
  return { classes, byKey };
}
