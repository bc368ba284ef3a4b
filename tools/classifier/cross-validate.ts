/**
 * Tries recipes on the training pictures alone: each is trained by the product's own code on all folds but one, and
 * asked about that one, for each fold and seed. `npx node tools/classifier/cross-validate.ts` prints a table; the
 * results so far stay in a file, so that a run that was cut goes on.
 */
import { stdout } from 'node:process';
import { picked, readArchive } from './read-archive.ts';
import { readOptions } from './options.ts';
import { ResultsFile } from './results-file.ts';
import { stratifiedFolds } from './stratified-folds.ts';
import { accuracy, logLoss } from './measures.ts';
import { deviation, mean, percent } from './statistics.ts';
import { table } from './table.ts';
import { runTrial, settingsOf, type TrialResult, type Variation } from './trial.ts';
import { VARIATIONS } from './variations.ts';

/** Deals the pictures to the folds; it's the same for all recipes and seeds. */
const FOLDS_SEED = 1;

const { archive, classes, variations, folds, seeds, results } = readOptions(1);
const { train } = await readArchive(archive, classes);
const foldOf = stratifiedFolds(train.labels, folds, FOLDS_SEED);
const file = new ResultsFile(results);
const chosen = (variations ?? Object.keys(VARIATIONS)).map((name) => [name, named(name)] as const);
const tried = new Map<string, TrialResult[]>(chosen.map(([name]) => [name, []]));
// Seed by seed, fold by fold: a run that is cut has tried all recipes on the same pictures.
for (let seed = 0; seed < seeds; seed++)
  for (let fold = 0; fold < folds; fold++)
    for (const [name, variation] of chosen) {
      const result = await file.known({ archive, classes, folds, fold, seed, ...settingsOf(variation) }, () =>
        runTrial({
          variation,
          seed,
          training: picked(train, (place) => foldOf[place] !== fold),
          unseen: picked(train, (place) => foldOf[place] === fold),
        }),
      );
      tried.get(name)?.push(result);
      stdout.write(`${name}, fold ${fold}, seed ${seed}: ${percent(accuracy(result.answers))}\n`);
    }
stdout.write(
  `\n${table(
    ['recipe', 'right', 'deviation', 'surprise', 'pictures seen', 'seconds'],
    [...tried].map(([name, of]) => row(name, of)),
  )}\n`,
);

function named(name: string): Variation {
  const variation = VARIATIONS[name];
  if (variation) return variation;
  throw new Error(`No variation is named ${name}; there are ${Object.keys(VARIATIONS).join(', ')}.`);
}

function row(name: string, of: readonly TrialResult[]): string[] {
  const shares = of.map(({ answers }) => accuracy(answers));
  return [
    name,
    percent(mean(shares)),
    percent(deviation(shares)),
    mean(of.map(({ answers }) => logLoss(answers))).toFixed(3),
    mean(of.map(({ picturesSeen }) => picturesSeen)).toFixed(0),
    mean(of.map(({ seconds }) => seconds)).toFixed(0),
  ];
}
