import { parseArgs } from 'node:util';

const options = {
  archive: { type: 'string', default: '../shared/cifar-100/cifar-100-binary.tar.gz' },
  classes: { type: 'string', default: 'bicycle,motorcycle' },
  variations: { type: 'string' },
  folds: { type: 'string', default: '4' },
  seeds: { type: 'string' },
  results: { type: 'string', default: '.cache/classifier/results.jsonl' },
} as const;

interface Options {
  readonly archive: string;
  readonly classes: readonly string[];
  /** Names of what is to be tried; all if it is not given. */
  readonly variations: readonly string[] | undefined;
  readonly folds: number;
  readonly seeds: number;
  readonly results: string;
}

/** Reads the command line of both commands; `seeds` is how many are tried if it isn't said. */
export function readOptions(seeds: number): Options {
  const { values } = parseArgs({ options });
  return {
    archive: values.archive,
    classes: values.classes.split(','),
    variations: values.variations?.split(','),
    folds: count('folds', values.folds, 2),
    seeds: count('seeds', values.seeds ?? String(seeds), 1),
    results: values.results,
  };
}

function count(name: string, text: string, smallest: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= smallest) return value;
  throw new Error(`--${name} is ${text}, not a whole number of at least ${smallest}.`);
}
