import { errors } from '../errors.ts';
import type { Path } from './tokens.ts';

/** Throws `ValidationException` where one of the paths leads into another, or is the same. */
export function checkOverlaps(paths: readonly Path[], expression: string): void {
  for (const [index, path] of paths.entries()) {
    const other = paths.slice(index + 1).find((each) => doOverlap(path, each));
    if (other)
      throw errors.ValidationException.overlap({ expression, one: shown(path), other: shown(other) });
  }
}

function doOverlap(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((step, index) => step === other[index]);
}

function shown(path: Path): string {
  return `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;
}
