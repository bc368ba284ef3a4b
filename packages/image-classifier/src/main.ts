import { systemClock } from '@scones/deterministic';
import { Command, InvalidArgumentError } from 'commander';
import { exitCodeOf } from './classifier-error.ts';
import { containerFolders } from './container-folders.ts';
import { drawJob } from './train/draw-job.ts';
import { failureLine, writeFailure } from './failure.ts';
import { serve } from './serve/serve.ts';
import { train } from './train/train.ts';
import { trainingLog } from './train/training-log.ts';

const HIGHEST_PORT = 65_535;

/** What suffices to recognise drawn pictures. */
const DRAWN = { epochs: 12, trainPerClass: 400, validationPerClass: 100 };

const stop = new AbortController();
for (const event of ['SIGTERM', 'SIGINT'] as const) process.once(event, () => stop.abort());
// A parent that opened a channel and is gone can no longer stop us.
process.once('disconnect', () => stop.abort());

const program = new Command('image-classifier').description(
  'Trains and serves a picture classifier as a SageMaker container does',
);

program
  .command('train')
  .description('train on the channels below the root and leave a model')
  .option('--root <folder>', 'folder that holds input, model and output', '/opt/ml')
  .action(async ({ root }: { root: string }) => {
    const log = trainingLog(systemClock, process.pid, (line) => process.stdout.write(line));
    try {
      const seed = integer(process.env['TRAINING_SEED'] ?? '0', Number.MAX_SAFE_INTEGER, 'TRAINING_SEED');
      await train({ root, seed, clock: systemClock, log, signal: stop.signal });
    } catch (error) {
      await writeFailure(containerFolders(root), error);
      throw error;
    }
  });

program
  .command('draw')
  .description('lay out below the root a training job on drawn pictures')
  .option('--root <folder>', 'folder that is to hold input', '/opt/ml')
  .option('--classes <names>', 'the classes to tell apart, comma-separated', 'bicycle,motorcycle')
  .option('--epochs <number>', 'passes over the training pictures', count, DRAWN.epochs)
  .option('--train-per-class <number>', 'training pictures of each class', count, DRAWN.trainPerClass)
  .option(
    '--validation-per-class <number>',
    'validation pictures of each class',
    count,
    DRAWN.validationPerClass,
  )
  .option('--seed <number>', 'draws the pictures', count, 1)
  .action(async ({ classes, ...options }: typeof DRAWN & { root: string; classes: string; seed: number }) => {
    await drawJob({ ...options, classes: classes.split(',').map((name) => name.trim()) });
  });

program
  .command('serve')
  .description('answer GET /ping and POST /invocations with the model below the root')
  .option('--root <folder>', 'folder that holds model', '/opt/ml')
  .option(
    '--port <port>',
    'port, 0 for any that is free',
    port,
    port(process.env['SAGEMAKER_BIND_TO_PORT'] ?? '8080'),
  )
  .option('--host <address>', 'address to listen on; 0.0.0.0 in a container', '127.0.0.1')
  .action(async (options: { root: string; port: number; host: string }) => {
    const listening = (bound: number): void =>
      void process.stdout.write(`${JSON.stringify({ listening: bound })}\n`);
    await serve({ ...options, listening, signal: stop.signal });
  });

function port(text: string): number {
  return integer(text, HIGHEST_PORT, 'The port');
}

function count(text: string): number {
  return integer(text, 1_000_000, 'The number');
}

function integer(text: string, highest: number, name: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= highest) return value;
  throw new InvalidArgumentError(`${name} is ${JSON.stringify(text)}, not an integer from 0 to ${highest}.`);
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${failureLine(error)}\n`);
  process.exitCode = exitCodeOf(error);
}
if (process.connected) process.disconnect();
