import { crc32 } from 'node:zlib';
import { seededRandom, shuffled } from '@scones/deterministic';
import { DatasetError } from '../dataset-error.ts';
import { SET_WORDS, type Split, SPLITS } from '../picture.ts';
import type { ListedPicture } from '../source/picture-source.ts';

export interface CutOptions {
  readonly seed: number;
  /** The share of the training pictures that becomes the validation set, where the source has none. */
  readonly validationShare: number;
  /** The share of the training pictures that becomes the test set, where the source has none. */
  readonly testShare: number;
}

type HasClass = Pick<ListedPicture, 'className'>;

/**
 * The set of each picture. A source's own sets stay as they are. Those that it lacks are cut from its training pictures
 * at random, class by class. The same seed cuts a class in the same way, whichever other classes there are.
 */
export function cutSets(
  pictures: readonly Pick<ListedPicture, 'className' | 'split'>[],
  classes: readonly string[],
  options: CutOptions,
): Split[] {
  const sets = pictures.map(({ split }) => split ?? 'train');
  const missing = new Set(SPLITS.filter((split) => !sets.includes(split)));
  const places = new Map(classes.map((name) => [name, [] as number[]]));
  for (const [place, { className }] of pictures.entries())
    if (sets[place] === 'train') places.get(className)?.push(place);
  for (const [className, training] of places) {
    const drawn = shuffled(seededRandom(options.seed, crc32(className)), training);
    for (const [split, share] of [
      ['test', options.testShare],
      ['validation', options.validationShare],
    ] as const) {
      if (!missing.has(split)) continue;
      for (const place of drawn.splice(0, cutSize(drawn.length, share))) sets[place] = split;
    }
  }
  requireSets(pictures, classes, sets);
  return sets;
}

/** At least one. */
function cutSize(pictures: number, share: number): number {
  return Math.max(1, Math.round(pictures * share));
}

/** A class without a picture in a set could not be learnt, or nobody could tell how well it was. */
function requireSets(
  pictures: readonly HasClass[],
  classes: readonly string[],
  sets: readonly Split[],
): void {
  const lacking = lackingSet(pictures, classes, sets);
  if (!lacking) return;
  const { className, split } = lacking;
  throw tooFew(className, split, pictures.filter((picture) => picture.className === className).length);
}

/** The first class that has no picture in one of the sets; undefined where each has one in each. */
export function lackingSet(
  pictures: readonly HasClass[],
  classes: readonly string[],
  sets: readonly Split[],
): { readonly className: string; readonly split: Split } | undefined {
  const there = new Set(pictures.map(({ className }, place) => `${sets[place]} ${className}`));
  for (const className of classes)
    for (const split of SPLITS) if (!there.has(`${split} ${className}`)) return { className, split };
  return undefined;
}

function tooFew(className: string, split: Split, pictures: number): DatasetError {
  const count = pictures === 1 ? '1 picture' : `${pictures} pictures`;
  return new DatasetError(
    'TOO_FEW_PICTURES',
    `Class "${className}" has ${count}, and none of them is left for the ${SET_WORDS[split]} set`,
    'Each class needs pictures to learn from, to validate with and to test with: add some, or name other classes with --classes.',
  );
}
