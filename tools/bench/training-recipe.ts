/**
 * How fast the default recipe's networks train side by side, as `train` has them do it: `npx node
 * tools/bench/training-recipe.ts [batch] [steps]` prints pictures a second, of which each network sees its own.
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { BranchTrainers } from '@scones/image-classifier';
import { CLASSES, fillBatch, recipeSteps, SIDE } from './training-step/bench-step.ts';

const BATCH = Number(process.argv[2] ?? 32);
const STEPS = Number(process.argv[3] ?? 200);
const WARM_UP = 5;
const LEARNING_RATE = 0.002;

const steps = recipeSteps(BATCH);
await using trainers = new BranchTrainers(steps, {
  pictures: BATCH * 3 * SIDE ** 2,
  targets: BATCH * CLASSES,
});
const times: number[] = [];
for (let step = 0; step < WARM_UP + STEPS; step++) {
  if (step < 2) for (const { pictures, targets } of trainers.next) fillBatch(pictures, targets);
  const started = performance.now();
  await trainers.step(LEARNING_RATE);
  times.push(performance.now() - started);
}
const sorted = times.slice(WARM_UP).toSorted((a, b) => a - b);
const speed = (quantile: number): string =>
  ((BATCH / (sorted[Math.floor(quantile * (sorted.length - 1))] ?? NaN)) * 1000).toFixed(0);
console.log(`${cpus()[0]?.model}, ${availableParallelism()} cores, load average ${loadavg()[0]?.toFixed(1)}`);
console.log(
  `${steps.length} networks side by side: ${speed(0)} pictures/s at best, ${speed(0.5)} in the median`,
);
