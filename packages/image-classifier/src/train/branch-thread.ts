import { parentPort, workerData } from 'node:worker_threads';
import type { TrainingStep, Weights } from '@scones/onnx-training';
import { type StepResult, Trainer } from './trainer.ts';

/** A batch in memory that threads share: pictures (N, 3, H, W) and targets (N, K). */
export interface SharedBatch {
  readonly pictures: Float32Array;
  readonly targets: Float32Array;
}

export interface BranchData {
  readonly step: TrainingStep;
  /** How many cores it may use. */
  readonly cores: number;
  readonly batches: readonly SharedBatch[];
}

/** Train on the batch of that number, or tell the weights. */
export type BranchRequest = { readonly batch: number; readonly learningRate: number } | 'weights';
export type BranchAnswer = StepResult | Weights | { readonly error: string };

const port = parentPort;
if (!port) throw new Error('branch-thread.ts runs as a worker thread.');
const { step, cores, batches } = workerData as BranchData;
const trainer = await Trainer.create(step, { intraOpNumThreads: cores });

async function answer(request: BranchRequest): Promise<BranchAnswer> {
  if (request === 'weights') return trainer.weights();
  const { pictures, targets } = batches[request.batch] as SharedBatch;
  trainer.pictures.set(pictures);
  trainer.targets.set(targets);
  return trainer.step(request.learningRate);
}

port.on('message', (request: BranchRequest) => {
  answer(request).then(
    (result) => port.postMessage(result),
    (error: unknown) => port.postMessage({ error: String(error) } satisfies BranchAnswer),
  );
});
