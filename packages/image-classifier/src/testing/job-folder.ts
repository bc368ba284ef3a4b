import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Random, seededRandom } from '@scones/deterministic';
import sharp from 'sharp';

export const SIDE = 16;

/** For tests: what SageMaker leaves below `/opt/ml` for a job on pictures that are easy to tell apart. */
export async function jobFolder(hyperparameters: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'image-classifier-'));
  const config = join(root, 'input', 'config');
  await mkdir(config, { recursive: true });
  await writeChannel(root, 'train', 48, seededRandom(1));
  await writeChannel(root, 'validation', 16, seededRandom(2));
  const values = {
    num_classes: '2',
    num_training_samples: '48',
    image_shape: `3,${SIDE},${SIDE}`,
    epochs: '8',
    mini_batch_size: '16',
    ...hyperparameters,
  };
  const channel = {
    ContentType: 'application/x-image',
    TrainingInputMode: 'File',
    RecordWrapperType: 'None',
  };
  const channels = ['train', 'validation', 'train_lst', 'validation_lst'].map(
    (name) => [name, channel] as const,
  );
  await writeFile(join(config, 'hyperparameters.json'), JSON.stringify(values));
  await writeFile(
    join(config, 'resourceconfig.json'),
    JSON.stringify({ current_host: 'algo-1', hosts: ['algo-1'] }),
  );
  await writeFile(join(config, 'inputdataconfig.json'), JSON.stringify(Object.fromEntries(channels)));
  return root;
}

async function writeChannel(root: string, channel: string, count: number, random: Random): Promise<void> {
  const folder = join(root, 'input', 'data', channel);
  await mkdir(folder, { recursive: true });
  await mkdir(`${folder}_lst`);
  const lines = [];
  for (let index = 0; index < count; index++) {
    await writeFile(join(folder, `${index}.png`), await easyPicture(index % 2, random));
    lines.push(`${index}\t${index % 2}\t${index}.png`);
  }
  await writeFile(join(`${folder}_lst`, `${channel}.lst`), `${lines.join('\n')}\n`);
}

/** A PNG with a bright upper half (class 0) or lower half (class 1). */
export async function easyPicture(label: number, random: Random): Promise<Buffer> {
  const pixels = Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, index) => {
    const isUpper = index < (SIDE * SIDE * 3) / 2;
    return 80 + 60 * random.float() + (isUpper === (label === 0) ? 100 : 0);
  });
  return sharp(pixels, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .png()
    .toBuffer();
}
