import type { Split } from '../picture.ts';

/** The sets by the names that people give them. */
const SETS: ReadonlyMap<string, Split> = new Map([
  ['train', 'train'],
  ['training', 'train'],
  ['validation', 'validation'],
  ['valid', 'validation'],
  ['val', 'validation'],
  ['test', 'test'],
  ['testing', 'test'],
]);

export function setNamed(name: string): Split | undefined {
  return SETS.get(name.toLowerCase());
}
