/**
 * Trains the product's default recipe with five seeds on an archive's training pictures, and asks each model about the
 * test pictures: `npx node tools/classifier/five-seeds.ts`.
 */
import { loadavg } from 'node:os';
import { stdout } from 'node:process';
import { readArchive } from './read-archive.ts';
import { readOptions } from './options.ts';
import { ResultsFile } from './results-file.ts';
import { meanMeasures, measuresOf, type SeedMeasures, THRESHOLD } from './seed-measures.ts';
import { percent } from './statistics.ts';
import { table } from './table.ts';
import { threeSets } from './three-sets.ts';
import { runTrial, settingsOf } from './trial.ts';

const { archive, classes, seeds, results } = readOptions(5);
const all = await readArchive(archive, classes);
const sets = threeSets(all, (place) => all.splits[place]);
const settings = settingsOf({}, classes.length, sets.train.labels.length);
const file = new ResultsFile(results);
const measured: SeedMeasures[] = [];
for (let seed = 0; seed < seeds; seed++) {
  const result = await file.known({ archive, classes, asked: 'test', seed, ...settings }, () =>
    runTrial(settings, seed, sets),
  );
  const measures = measuresOf(result);
  measured.push(measures);
  const load = loadavg().map((each) => each.toFixed(1));
  stdout.write(`seed ${seed}: ${percent(measures.accuracy)} in ${measures.seconds.toFixed(0)} s, `);
  stdout.write(`load of the machine ${load.join(' ')}\n`);
}

const row = (name: string, of: SeedMeasures): string[] => [
  name,
  percent(of.accuracy),
  percent(of.errorBefore),
  percent(of.errorAfter),
  percent(of.passedRight),
  percent(of.passed),
  of.seconds.toFixed(0),
];
const header = ['seed', 'right', 'ECE before', 'ECE after', `right from ${THRESHOLD}`, 'passed', 'seconds'];
const rows = measured.map((measures, seed) => row(String(seed), measures));
stdout.write(`\n${table(header, [...rows, row('mean', meanMeasures(measured))])}\n
worst ${percent(Math.min(...measured.map(({ accuracy }) => accuracy)))}; ${sets.train.labels.length} pictures to \
learn from in ${settings.hyperparameters.epochs} epochs, ${sets.validation.labels.length} to calibrate with, \
${sets.test.labels.length} to test with\n`);
