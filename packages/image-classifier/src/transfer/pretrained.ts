import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Backbone, readBackbone } from '@scones/onnx-training';
import { z } from 'zod';
import { ClassifierError } from '../classifier-error.ts';
import type { Normalization } from '../model/normalization.ts';
import { simplifyModel } from './simplify-model.ts';

/** A backbone and how it wants its pictures. */
export interface Pretrained {
  readonly name: string;
  readonly backbone: Backbone;
  readonly preprocessing: Normalization;
}

/** How most classifiers of ImageNet are trained (https://docs.pytorch.org/vision/stable/models.html), in bytes' units. */
const IMAGENET: Normalization = { mean: [123.675, 116.28, 103.53], deviation: [58.395, 57.12, 57.375] };

/** Says beside the model how its pictures are normalized. */
const DESCRIPTION_FILE = 'backbone.json';

const perChannel = z.array(z.number()).length(3);
const descriptionSchema = z.strictObject({
  mean: perChannel,
  deviation: perChannel.refine((each) => each.every((value) => value > 0), 'must be above 0'),
});

/** Reads the one ONNX file of the channel, and `backbone.json` where it lies beside it. */
export async function readPretrained(folder: string): Promise<Pretrained> {
  const names = await readdir(folder).catch((): string[] => []);
  const models = names.filter((name) => name.endsWith('.onnx'));
  const [name] = models;
  if (!name || models.length > 1)
    throw refused(`The channel pretrained holds ${models.length} .onnx files, not one.`);
  const preprocessing = names.includes(DESCRIPTION_FILE)
    ? readDescription(await readFile(join(folder, DESCRIPTION_FILE), 'utf8'))
    : IMAGENET;
  try {
    return {
      name,
      backbone: readBackbone(await simplifyModel(await readFile(join(folder, name)))),
      preprocessing,
    };
  } catch (cause) {
    throw refused(`${name} is not a backbone that can be used: ${(cause as Error).message}.`, { cause });
  }
}

function readDescription(text: string): Normalization {
  try {
    return descriptionSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw refused(`${DESCRIPTION_FILE} is not {"mean": [r, g, b], "deviation": [r, g, b]} in bytes' units.`, {
      cause,
    });
  }
}

function refused(message: string, options?: ErrorOptions): ClassifierError {
  return new ClassifierError(
    'PRETRAINED_REFUSED',
    message,
    'Give the job a channel named pretrained, as train --pretrained does: a classifier of pictures (N, 3, H, W) as ONNX, ' +
      'its weights inside as float32.',
    options,
  );
}
