import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { MetricsRecord } from '@scones/classifier-measures';
import { explainS3Failure } from '@scones/command-line';
import { parseManifest } from '@scones/image-dataset';
import {
  type Inference,
  type Judgement,
  measureQuality,
  pictureKeyOf,
  type TestAnswer,
} from '@scones/model-monitor';
import { formatS3Location, parseS3Location, type S3Location } from '@scones/s3-location';

interface Captured {
  readonly capturePrefix: string;
  readonly classes: readonly string[];
  readonly threshold: number;
  /** By time. */
  readonly inferences: readonly Inference[];
  /** The model's own, of its answers to its validation pictures. */
  readonly record?: MetricsRecord | undefined;
}

/**
 * Judges the answers about test pictures, whose keys the captures have and whose classes stand in the `test.lst` that is
 * staged beside them. Undefined where no answer is about such a picture, or where nobody says what they show.
 */
export async function judgeCaptures(
  s3: S3Client,
  { capturePrefix, classes, threshold, inferences, record }: Captured,
  signal?: AbortSignal,
): Promise<Judgement | undefined> {
  const byKey = firstAnswers(inferences);
  const folder = commonest(
    [...byKey.keys()].flatMap((key) => /^(.*\/)?test\/(?=[^/]+$)/.exec(key)?.[0] ?? []),
  );
  if (folder === undefined) return undefined;
  const { bucket } = parseS3Location(capturePrefix);
  const list = { bucket, key: `${folder.slice(0, -1)}.lst` };
  const text = await readText(s3, list, signal);
  if (text === undefined) return undefined;
  const answers = parseManifest(text, formatS3Location(list)).flatMap(({ label, path }): TestAnswer[] => {
    const inference = byKey.get(folder + path);
    if (!inference) return [];
    const { probabilities, image } = inference;
    return [{ name: folder + path, label, probabilities, ...(image && { image }) }];
  });
  if (answers.length === 0) return undefined;
  return { classes, threshold, answers, quality: measureQuality({ classes, threshold, answers, record }) };
}

/** The first answer about each picture: a later one may be about a changed picture of the same name. */
function firstAnswers(inferences: readonly Inference[]): Map<string, Inference> {
  const first = new Map<string, Inference>();
  for (const inference of inferences) {
    const key = pictureKeyOf(inference);
    if (key !== undefined && !first.has(key)) first.set(key, inference);
  }
  return first;
}

function commonest(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Undefined where there is no such object. */
async function readText(
  s3: S3Client,
  { bucket, key }: S3Location,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  try {
    const { Body } = await s3.send(
      new GetObjectCommand({ Bucket: bucket, Key: key }),
      signal && { abortSignal: signal },
    );
    return await Body?.transformToString('utf8');
  } catch (error) {
    if ((error as Error).name === 'NoSuchKey') return undefined;
    throw explainS3Failure(error, { bucket, key });
  }
}
