import { seededRandom } from '@scones/deterministic';
import { classifierNetwork, Trainer, WHITENING_FILTERS, WIDTHS } from '@scones/image-classifier';
import { inferenceGraph, inferenceNames, trainingStep } from '@scones/onnx-training';
import { InferenceSession, Tensor } from 'onnxruntime-node';

const BATCH = Number(process.argv[2] ?? 64);
const ROUNDS = Number(process.argv[3] ?? 30);
const CLASSES = 2;
const SIDES = [32, 24];

/** PyTorch's speed with the same widths on 2 idle cores. */
const TO_BEAT = 1500;

const random = seededRandom(1);
const whitening = Float32Array.from({ length: WHITENING_FILTERS * 12 }, () => random.float() - 0.5);
const network = classifierNetwork({ classes: CLASSES, whitening, widths: WIDTHS });
const optimizer = { momentum: 0.85, nesterov: true, weightDecay: 0.01 };

/** Times a training step and its forward part alone by turns, so that both meet the same noise. */
async function measure(side: number): Promise<{ step: number[]; forward: number[] }> {
  const pictures = [BATCH, 3, side, side] as const;
  const step = trainingStep(network, { pictures, classes: CLASSES, optimizer, random });
  await using trainer = await Trainer.create(step);
  trainer.pictures.forEach((_, index) => (trainer.pictures[index] = 2 * random.float() - 1));
  trainer.targets.forEach(
    (_, index) => (trainer.targets[index] = (index + Math.floor(index / CLASSES)) % CLASSES),
  );
  const options = { pictures, weights: step.frozen, missingWeights: 'inputs' } as const;
  const forward = await InferenceSession.create(inferenceGraph(network, options));
  const batch = { [inferenceNames.pictures]: new Tensor('float32', trainer.pictures, pictures) };
  const times = { step: [] as number[], forward: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    times.step.push(await millisecondsOf(() => trainer.step(0.01)));
    times.forward.push(await millisecondsOf(() => forward.run({ ...trainer.weightTensors(), ...batch })));
  }
  await forward.release();
  return times;
}

async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function rate(times: readonly number[], quantile: number): number {
  return (
    (BATCH / (times.toSorted((a, b) => a - b)[Math.floor(quantile * (times.length - 1))] as number)) * 1000
  );
}

for (const side of SIDES) {
  const { step, forward } = await measure(side);
  for (const [name, quantile] of [
    ['best', 0],
    ['median', 0.5],
  ] as const) {
    const [stepRate, forwardRate] = [rate(step, quantile), rate(forward, quantile)];
    process.stdout.write(
      `${side} x ${side}, batches of ${BATCH}, ${name}: ${stepRate.toFixed(0)} pictures/s trained, ` +
        `${forwardRate.toFixed(0)} forward only (${(forwardRate / stepRate).toFixed(2)} times), ` +
        `${(stepRate / TO_BEAT).toFixed(2)} of PyTorch's ${TO_BEAT} at 32 x 32\n`,
    );
  }
}
