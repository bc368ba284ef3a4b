import { ExplainedError } from '@scones/explained-error';
import { z } from 'zod';
import type { LabelledAnswer } from '../judge.ts';

/** The name of the record's file, in a model's folder and so in its `model.tar.gz`. */
export const METRICS_RECORD_FILE = 'metrics.json';

const label = z.number().int().nonnegative();

const schema = z
  .object({
    formatVersion: z.literal(1),
    /** The set that the answers are about; the model never learnt from it. */
    set: z.literal('validation'),
    /** The factor on the logits that was fitted on these answers: 1 / temperature. It is in them already. */
    sharpness: z.number().positive(),
    labels: z.array(label),
    /** Of each picture, in the order of `labels`, as the model answers them. */
    probabilities: z.array(z.array(z.number().min(0).max(1)).min(2)),
  })
  .refine(({ labels, probabilities }) => labels.length === probabilities.length, {
    message: 'has another number of labels than of probabilities',
  });

/** A trained model's answers about its validation pictures, so that a threshold is chosen without test pictures. */
export type MetricsRecord = Readonly<z.output<typeof schema>>;

export class MetricsRecordError extends ExplainedError<'BAD_METRICS_RECORD'> {
  override readonly name = 'MetricsRecordError';
}

/** Enough to tell answers apart, and a fifth of the digits. */
const DIGITS = 7;

export function makeMetricsRecord(answers: readonly LabelledAnswer[], sharpness: number): MetricsRecord {
  return {
    formatVersion: 1,
    set: 'validation',
    sharpness,
    labels: answers.map((answer) => answer.label),
    probabilities: answers.map(({ probabilities }) =>
      Array.from(probabilities, (probability) => Number(probability.toPrecision(DIGITS))),
    ),
  };
}

/** Throws `BAD_METRICS_RECORD`, naming the source, for anything that is no such record. */
export function parseMetricsRecord(text: string, source: string): MetricsRecord {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const reason =
      cause instanceof z.ZodError ? z.prettifyError(cause).replaceAll('\n', ' ') : (cause as Error).message;
    throw new MetricsRecordError(
      'BAD_METRICS_RECORD',
      `${source} is no record of a model's answers to its validation pictures: ${reason}`,
      'Train the model again with this version.',
      { cause },
    );
  }
}

/** The record's pictures one by one. */
export function recordedAnswers({ labels, probabilities }: MetricsRecord): LabelledAnswer[] {
  return labels.map((each, index) => ({ label: each, probabilities: probabilities[index] ?? [] }));
}
