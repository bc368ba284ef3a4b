import { readLabels } from '../../executions/classification/read-labels.ts';

export interface TrueLabels {
  /** In the order of the model's answers. */
  readonly classes: readonly string[];
  /** The class of each picture, by its key: an index of `classes`. */
  readonly byKey: ReadonlyMap<string, number>;
}

/** The classes of the pictures in a `.lst` file: index, label and path in each line, between tabs. */
export function readTrueLabels(list: string, prefix: string): TrueLabels {
  const byKey = new Map<string, number>();
  for (const line of list.split(/\r?\n/)) {
    const [, label = '', path = ''] = line.split('\t');
    if (path !== '') byKey.set(prefix + path, Number(label));
  }
  return { classes: readLabels(list), byKey };
}
