/**
 * How fast a training step is, beside PyTorch's: `npx node tools/bench/training-step.ts [batch] [rounds]`. Both run by
 * turns within one command, with the same network, first weights, batch, loss and optimizer, on two threads. PyTorch is
 * that of `TORCH_PYTHON`, or of `python3`.
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import { Trainer } from '@scones/image-classifier';
import { type TrainingStep } from '@scones/onnx-training';
import {
  benchStep,
  CLASSES,
  fillBatch,
  FILTERS,
  GROUPS,
  optimizer,
  SIDE,
} from './training-step/bench-step.ts';
import { matrixProduct } from './training-step/matrix-product.ts';
import { encodeTensor, Pytorch } from './training-step/pytorch.ts';
import { OURS, PRODUCT, speeds, type Times } from './training-step/speeds.ts';

const BATCH = Number(process.argv[2] ?? 64);
const ROUNDS = Number(process.argv[3] ?? 8);
const STEPS_PER_ROUND = 10;
const COMPARED = 4;
const LEARNING_RATE = 0.002;
/** Losses that differ by more are those of another network. */
const TOLERANCE = 1e-3;
const python = process.env['TORCH_PYTHON'] ?? 'python3';

const step = benchStep(BATCH);
const trainer = await Trainer.create(step);
fillBatch(trainer.pictures, trainer.targets);
const pytorch = await Pytorch.start(python, job(step, trainer));
const product = await matrixProduct({ intraOpNumThreads: 2 });
try {
  const losses: number[] = [];
  for (let index = 0; index < COMPARED; index++) losses.push((await trainer.step(LEARNING_RATE)).loss);
  console.log(
    `${cpus()[0]?.model}, ${availableParallelism()} cores, load average ${loadavg()[0]?.toFixed(1)}`,
  );
  if (pytorch) holdToOurs(losses, pytorch);
  else
    console.log(
      `${python} has no PyTorch to compare with. TORCH_PYTHON names the Python of one that has it.`,
    );
  const times = await measure(trainer, pytorch);
  console.table(speeds(times, { batch: BATCH, flops: pytorch?.introduction.flops }));
} finally {
  await product.release();
  await trainer[Symbol.asyncDispose]();
  pytorch?.[Symbol.dispose]();
}

function job(
  { state, frozen }: TrainingStep,
  { pictures: pixels, targets }: Trainer,
): Parameters<typeof Pytorch.start>[1] {
  const trained = state.filter(({ isWeight }) => isWeight);
  return {
    groups: GROUPS,
    threads: 2,
    learningRate: LEARNING_RATE,
    momentum: optimizer.momentum,
    weightDecay: optimizer.weightDecay,
    compared: COMPARED,
    weights: Object.fromEntries([
      ...trained.map(({ name, initial, shape }) => [name, encodeTensor(initial, shape)] as const),
      ...[...frozen].map(([name, values]) => [name, encodeTensor(values, [FILTERS, 3, 2, 2])] as const),
    ]),
    pictures: encodeTensor(pixels, [BATCH, 3, SIDE, SIDE]),
    targets: encodeTensor(targets, [BATCH, CLASSES]),
  };
}

/** A comparison of speed is one only between programs that compute the same. */
function holdToOurs(ours: readonly number[], { introduction: { losses, version } }: Pytorch): void {
  const theirs = losses['channels-last'] ?? [];
  const isSame = ours.every((loss, index) => Math.abs(loss - (theirs[index] ?? NaN)) < TOLERANCE);
  if (!isSame)
    throw new Error(
      `Our losses are ${ours.join(', ')}, PyTorch's are ${theirs.join(', ')}: ` +
        'bring tools/bench/training-step/pytorch.py in line with the network of the classifier.',
    );
  console.log(`PyTorch ${version}; the losses of the first ${COMPARED} steps are the same`);
}

async function measure(ours: Trainer, theirs: Pytorch | undefined): Promise<Times> {
  const times: Times = new Map();
  const note = (name: string, more: readonly number[]): void => {
    times.set(name, [...(times.get(name) ?? []), ...more]);
  };
  for (let round = 0; round < ROUNDS; round++) {
    note(OURS, await timeSteps(ours));
    note(`ONNX Runtime's ${PRODUCT}`, await product.time(STEPS_PER_ROUND));
    if (!theirs) continue;
    for (const variant of Object.keys(theirs.introduction.losses))
      note(`PyTorch, ${variant}`, await theirs.time(variant, STEPS_PER_ROUND));
    note(`PyTorch's ${PRODUCT}`, await theirs.time('matrix-product', STEPS_PER_ROUND));
  }
  return times;
}

async function timeSteps(ours: Trainer): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < STEPS_PER_ROUND; index++) {
    const started = performance.now();
    await ours.step(LEARNING_RATE);
    times.push(performance.now() - started);
  }
  return times;
}
