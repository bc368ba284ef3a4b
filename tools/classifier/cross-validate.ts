/**
 * Tries recipes on the training pictures alone: each is trained by the product's own code on all folds but one, and
 * asked about that one, for each fold and seed. `npx node tools/classifier/cross-validate.ts` prints a table; the
 * results so far stay in a file, so that a run that was cut goes on.
 */
import { stdout } from 'node:process';
import { countRight, judge, logLoss } from '@scones/classifier-measures';
import { readArchive } from './read-archive.ts';
import { readOptions } from './options.ts';
import { ResultsFile } from './results-file.ts';
import { deviation, mean, percent } from './statistics.ts';
import { stratifiedFolds } from './stratified-folds.ts';
import { table } from './table.ts';
import { threeSets } from './three-sets.ts';
import { runTrial, settingsOf, type TrialResult, type Variation } from './trial.ts';
import { VARIATIONS } from './variations.ts';

/** Deals the pictures to the folds; it's the same for all recipes and seeds. */
const FOLDS_SEED = 1;

const { archive, classes, variations, folds, seeds, results } = readOptions(1);
const all = await readArchive(archive, classes);
const foldOf = stratifiedFolds(all.labels, folds, FOLDS_SEED);
const file = new ResultsFile(results);
const chosen = (variations ?? Object.keys(VARIATIONS)).map((name) => [name, named(name)] as const);
const tried = new Map<string, TrialResult[]>(chosen.map(([name]) => [name, []]));
// Seed by seed, fold by fold: a run that is cut has tried all recipes on the same pictures.
for (let seed = 0; seed < seeds; seed++)
  for (let fold = 0; fold < folds; fold++)
    for (const [name, variation] of chosen) {
      const result = await tryRecipe(variation, seed, fold);
      tried.get(name)?.push(result);
      stdout.write(`${name}, fold ${fold}, seed ${seed}: ${percent(accuracy(result))}\n`);
    }
stdout.write(
  `\n${table(
    ['recipe', 'right', 'deviation', 'log loss', 'pictures seen', 'seconds'],
    [...tried].map(([name, of]) => row(name, of)),
  )}\n`,
);

function named(name: string): Variation {
  const variation = VARIATIONS[name];
  if (variation) return variation;
  throw new Error(`No variation is named ${name}; there are ${Object.keys(VARIATIONS).join(', ')}.`);
}

function tryRecipe(variation: Variation, seed: number, fold: number): Promise<TrialResult> {
  const splitOf = (place: number) =>
    all.splits[place] === 'test' ? undefined : foldOf[place] === fold ? 'test' : 'train';
  const sets = threeSets(all, splitOf);
  const settings = settingsOf(variation, classes.length, sets.train.labels.length);
  return file.known({ archive, classes, folds, fold, seed, ...settings }, () =>
    runTrial(settings, seed, sets),
  );
}

function accuracy({ answers }: TrialResult): number {
  return countRight(answers.map(judge)) / answers.length;
}

function row(name: string, of: readonly TrialResult[]): string[] {
  const shares = of.map(accuracy);
  return [
    name,
    percent(mean(shares)),
    percent(deviation(shares)),
    mean(of.map(({ answers }) => logLoss(answers))).toFixed(3),
    mean(of.map(({ picturesSeen }) => picturesSeen)).toFixed(0),
    mean(of.map(({ seconds }) => seconds)).toFixed(0),
  ];
}
