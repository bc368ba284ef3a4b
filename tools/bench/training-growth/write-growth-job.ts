import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Random, seededRandom } from '@scones/deterministic';
import { encodePng } from '@scones/image-dataset';

export interface GrowthJob {
  readonly pictures: number;
  readonly classes: number;
  /** Pixels. */
  readonly side: number;
  readonly epochs: number;
}

const AT_ONCE = 16;
const SEED = 1;

/** Lays out a training job as SageMaker does: pictures as files, a tenth as many to validate with. */
export async function writeGrowthJob(root: string, job: GrowthJob): Promise<void> {
  const validation = Math.max(job.classes, Math.round(job.pictures / 10));
  await writeChannel(root, 'train', job.pictures, job);
  await writeChannel(root, 'validation', validation, job);
  const channel = { ContentType: 'application/x-image', TrainingInputMode: 'File' };
  const channels = ['train', 'validation', 'train_lst', 'validation_lst'].map((name) => [name, channel]);
  const files = {
    'inputdataconfig.json': Object.fromEntries(channels) as object,
    'resourceconfig.json': { current_host: 'algo-1', hosts: ['algo-1'] },
    'hyperparameters.json': {
      num_classes: String(job.classes),
      num_training_samples: String(job.pictures),
      image_shape: `3,${job.side},${job.side}`,
      epochs: String(job.epochs),
    },
  };
  const config = join(root, 'input/config');
  await mkdir(config, { recursive: true });
  for (const [name, content] of Object.entries(files))
    await writeFile(join(config, name), JSON.stringify(content));
}

async function writeChannel(
  root: string,
  channel: 'train' | 'validation',
  count: number,
  { classes, side }: GrowthJob,
): Promise<void> {
  const data = join(root, 'input/data');
  for (const folder of [channel, `${channel}_lst`]) await mkdir(join(data, folder), { recursive: true });
  const random = seededRandom(SEED, channel === 'train' ? 0 : 1);
  const lines: string[] = [];
  for (let start = 0; start < count; start += AT_ONCE) {
    const indexes = Array.from({ length: Math.min(AT_ONCE, count - start) }, (_, at) => start + at);
    const drawn = indexes.map((index) => drawStripes(index % classes, classes, side, random));
    await Promise.all(
      drawn.map(async (picture, at) =>
        writeFile(join(data, channel, `${start + at}.png`), await encodePng(picture)),
      ),
    );
    lines.push(...indexes.map((index) => `${index}\t${index % classes}\t${index}.png\n`));
  }
  await writeFile(join(data, `${channel}_lst`, `${channel}.lst`), lines.join(''));
}

const NOISE = 60;
const DIRECTIONS = 10;

/** Stripes whose direction and colour are the class's, at a place of their own and with noise. */
function drawStripes(label: number, classes: number, side: number, random: Random) {
  const angle = (Math.PI * (label % DIRECTIONS)) / DIRECTIONS;
  const hue = (2 * Math.PI * Math.floor(label / DIRECTIONS)) / Math.ceil(classes / DIRECTIONS);
  const tints = [0, 1, 2].map((channel) => 0.6 + 0.4 * Math.cos(hue + (2 * Math.PI * channel) / 3));
  const [across, down] = [Math.cos(angle), Math.sin(angle)].map((part) => (part * 4 * Math.PI) / side);
  const phase = 2 * Math.PI * random.float();
  const rgb = Buffer.alloc(3 * side * side);
  for (let pixel = 0; pixel < side * side; pixel++) {
    const [x, y] = [pixel % side, Math.floor(pixel / side)];
    const light = 110 + 60 * Math.sin(x * across! + y * down! + phase) + NOISE * (random.float() - 0.5);
    for (let channel = 0; channel < 3; channel++) rgb[3 * pixel + channel] = light * tints[channel]!;
  }
  return { width: side, height: side, rgb };
}
