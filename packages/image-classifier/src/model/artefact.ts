import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { METRICS_RECORD_FILE, type MetricsRecord } from '@scones/classifier-measures';
import { z } from 'zod';
import { ClassifierError } from '../classifier-error.ts';

const FORMAT = 1;
const MODEL_FILE = 'model.onnx';
const DESCRIPTION_FILE = 'model.json';

const perChannel = z.array(z.number()).length(3).readonly();
const side = z.number().int().positive();

const descriptionSchema = z.object({
  formatVersion: z.literal(FORMAT),
  classes: z.number().int().min(2),
  imageShape: z.object({ height: side, width: side, shorterSide: side.optional() }),
  preprocessing: z.object({
    mean: perChannel,
    deviation: perChannel.refine((each) => each.every((x) => x > 0)),
  }),
});

/** `model.json` says how to turn a picture into the model's input. */
export type ModelDescription = z.infer<typeof descriptionSchema>;

export interface Artefact {
  readonly model: Uint8Array;
  readonly description: ModelDescription;
}

/** A model as it comes from its training. */
export interface TrainedArtefact extends Artefact {
  /** Its answers to its validation pictures. Who only serves the model does not need them. */
  readonly metrics?: MetricsRecord;
}

/** Writes a model's files; the folder appears whole or not at all, and replaces an empty or older one. */
export async function saveArtefact(
  folder: string,
  { model, description, metrics }: TrainedArtefact,
): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  try {
    await writeFile(join(temporary, MODEL_FILE), model);
    await writeFile(join(temporary, DESCRIPTION_FILE), `${JSON.stringify(description, null, 2)}\n`);
    if (metrics) await writeFile(join(temporary, METRICS_RECORD_FILE), `${JSON.stringify(metrics)}\n`);
    // The folder itself may be a mount point, so the files move and not the folder.
    await mkdir(folder, { recursive: true });
    await rm(join(folder, METRICS_RECORD_FILE), { force: true });
    for (const name of await readdir(temporary)) await rename(join(temporary, name), join(folder, name));
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

export async function loadArtefact(folder: string): Promise<Artefact> {
  const read = (name: string): Promise<Buffer> =>
    readFile(join(folder, name)).catch((cause: unknown) => {
      throw unreadableModel(folder, `${name}: ${(cause as Error).message}`, { cause });
    });
  const text = (await read(DESCRIPTION_FILE)).toString('utf8');
  return { model: await read(MODEL_FILE), description: parseDescription(folder, text) };
}

function parseDescription(folder: string, text: string): ModelDescription {
  try {
    return descriptionSchema.parse(JSON.parse(text));
  } catch (cause) {
    const reason =
      cause instanceof z.ZodError ? z.prettifyError(cause).replaceAll('\n', ' ') : (cause as Error).message;
    throw unreadableModel(folder, `${DESCRIPTION_FILE}: ${reason}`, { cause });
  }
}

export function unreadableModel(folder: string, reason: string, options?: ErrorOptions): ClassifierError {
  return new ClassifierError(
    'MODEL_UNREADABLE',
    `${folder} does not hold a model of this program: ${reason}`,
    'Train again, or unpack model.tar.gz again.',
    options,
  );
}
