import { DatasetError } from './dataset-error.ts';
import { nearestNames } from './nearest-names.ts';

/** Checks the classes that were asked for; returns the index of each among the known ones. */
export function resolveClasses(classes: readonly string[], known: readonly string[]): number[] {
  if (classes.length === 0) {
    throw new DatasetError('NO_CLASSES', 'No class was asked for', `Name some of: ${known.join(', ')}.`);
  }
  const seen = new Set<string>();
  return classes.map((name) => {
    if (seen.has(name)) throw duplicateClass(name);
    seen.add(name);
    const index = known.indexOf(name);
    if (index < 0) throw unknownClass(name, known);
    return index;
  });
}

function duplicateClass(name: string): DatasetError {
  return new DatasetError('DUPLICATE_CLASS', `Class "${name}" is asked for twice`, 'Name each class once.');
}

function unknownClass(name: string, known: readonly string[]): DatasetError {
  const near = nearestNames(name, known);
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `Known are: ${known.join(', ')}.`;
  return new DatasetError('UNKNOWN_CLASS', `There is no class "${name}"`, hint);
}
