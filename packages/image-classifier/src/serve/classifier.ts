import { inferenceNames } from '@scones/onnx-training';
import { InferenceSession, Tensor } from '@scones/onnx-runtime';
import { type Artefact, loadArtefact, type ModelDescription, unreadableModel } from '../model/artefact.ts';
import { decodePicture } from '../model/decode-picture.ts';
import { normalizeInto } from '../model/normalization.ts';
import { servingSession } from '../model/session-options.ts';

/** A trained model that answers. */
export interface Classifier {
  readonly description: ModelDescription;
  readonly session: InferenceSession;
}

/** Loads what `train` left in a folder, and lets it answer once, so that a corrupt model shows here. */
export async function loadClassifier(folder: string): Promise<Classifier> {
  const artefact = await loadArtefact(folder);
  try {
    const classifier = await openClassifier(artefact);
    const { description } = classifier;
    const { height, width } = description.imageShape;
    const answer = await probabilities(classifier, new Uint8Array(3 * height * width));
    if (answer.length !== description.classes) throw new Error(`it answers ${answer.length} classes`);
    return classifier;
  } catch (cause) {
    throw unreadableModel(folder, `model.onnx: ${(cause as Error).message}`, { cause });
  }
}

export async function openClassifier({ model, description }: Artefact): Promise<Classifier> {
  return { description, session: await InferenceSession.create(model, servingSession()) };
}

/** The probability of each class for an encoded picture. */
export async function classify(
  classifier: Classifier,
  picture: Uint8Array,
  name = 'The body',
): Promise<number[]> {
  return probabilities(classifier, await decodePicture(picture, name, classifier.description.imageShape));
}

/** The probability of each class for a decoded picture: bytes (3, H, W). */
export async function probabilities(
  { description, session }: Classifier,
  picture: Uint8Array,
): Promise<number[]> {
  const { height, width } = description.imageShape;
  const values = new Float32Array(picture.length);
  normalizeInto(values, 0, picture, description.preprocessing);
  const feeds = { [inferenceNames.pictures]: new Tensor('float32', values, [1, 3, height, width]) };
  const results = await session.run(feeds);
  return Array.from(results[inferenceNames.probabilities]?.data as Float32Array);
}
