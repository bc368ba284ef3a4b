import { classesOption, countOption, defineProgram, portOption, textOption } from '@scones/command-line';
import { systemClock } from '@scones/deterministic';
import { z } from 'zod';
import { ClassifierError } from './classifier-error.ts';
import { CONTAINER_ROOT, containerFolders, servingHost } from './container-folders.ts';
import { writeFailure } from './failure.ts';
import { type Device, DEVICE_VARIABLE, DEVICES, useDevice } from './model/device.ts';
import { serve } from './serve/serve.ts';
import { drawJob } from './train/draw-job.ts';
import { train } from './train/train.ts';
import { trainingLog } from './train/training-log.ts';

/** Few epochs suffice to recognise drawn pictures. */
const DRAWN = { epochs: 12, trainPerClass: 400, validationPerClass: 100 };

const rootOption = (description: string) =>
  textOption().default(CONTAINER_ROOT).describe(description).meta({ value: 'folder' });
const amountOption = (description: string, amount: number) =>
  countOption(0, 1_000_000).default(amount).describe(description).meta({ value: 'number' });

const deviceOption = () =>
  z
    .enum(DEVICES)
    .prefault((process.env[DEVICE_VARIABLE] ?? 'cpu') as Device)
    .describe(`what computes: the processors, or a GPU; ${DEVICE_VARIABLE} says so too`);

const trainCommand = defineProgram({
  summary: 'train on the channels below the root and leave a model',
  options: z.object({
    root: rootOption('folder that holds input, model and output'),
    device: deviceOption(),
  }),
  run: async ({ signal }, { root, device }) => {
    const log = trainingLog(systemClock, process.pid, (line) => process.stdout.write(line));
    try {
      const seed = trainingSeed(process.env['TRAINING_SEED'] ?? '0');
      await useDevice(device);
      await train({ root, seed, clock: systemClock, log, signal });
    } catch (error) {
      await writeFailure(containerFolders(root), error);
      throw error;
    }
  },
});

const drawCommand = defineProgram({
  summary: 'lay out below the root a training job on drawn pictures',
  options: z.object({
    root: rootOption('folder that is to hold input'),
    classes: classesOption().describe('the classes to tell apart, comma-separated'),
    epochs: amountOption('passes over the training pictures', DRAWN.epochs),
    trainPerClass: amountOption('training pictures of each class', DRAWN.trainPerClass),
    validationPerClass: amountOption('validation pictures of each class', DRAWN.validationPerClass),
    seed: amountOption('draws the pictures', 1),
  }),
  run: (_terminal, options) => drawJob(options),
});

const serveCommand = defineProgram({
  summary: 'answer GET /ping and POST /invocations with the model below the root',
  options: z.object({
    root: rootOption('folder that holds model'),
    device: deviceOption(),
    port: portOption()
      .prefault(process.env['SAGEMAKER_BIND_TO_PORT'] ?? '8080')
      .describe('port, 0 for any that is free'),
    host: textOption()
      .optional()
      .describe(
        'address to listen on (default 127.0.0.1; in a container, with its model in /opt/ml, 0.0.0.0)',
      )
      .meta({ value: 'address' }),
  }),
  run: async ({ signal, print }, { root, device, host = servingHost(root), port }) => {
    await useDevice(device);
    const listening = (taken: number): void => print(JSON.stringify({ listening: taken }));
    await serve({ root, host, port, listening, signal });
  },
});

export const commands = { train: trainCommand, draw: drawCommand, serve: serveCommand };

function trainingSeed(text: string): number {
  const seed = countOption(0).safeParse(text);
  if (seed.success) return seed.data;
  throw new ClassifierError(
    'HYPERPARAMETER_REFUSED',
    `TRAINING_SEED is ${JSON.stringify(text)}, not a whole number of at least 0.`,
    'Set it to a whole number, or leave it out.',
  );
}
