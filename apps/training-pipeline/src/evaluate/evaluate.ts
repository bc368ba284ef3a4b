import type { S3Client } from '@aws-sdk/client-s3';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { Clock } from '@scones/deterministic';
import { type CommandContext, forEachConcurrently } from '@scones/command-line';
import type { ManifestEntry } from '@scones/image-dataset';
import { datasetLayout } from '../dataset-layout.ts';
import { readStagedManifest, readStagedText } from '../staged-object.ts';
import { ExecutionAwaiter } from './await-execution.ts';
import { classifyPicture } from './classify-picture.ts';
import { type EvaluateOptions, evaluateOptionsSchema } from './evaluate-options.ts';
import type { EvaluateProgress } from './evaluate-progress.ts';
import type { PictureResult } from './picture-result.ts';
import { type EvaluationSummary, summarizeResults } from './summarize-results.ts';

export interface EvaluateContext extends CommandContext<EvaluateProgress> {
  readonly s3: S3Client;
  readonly stepFunctions: SFNClient;
  readonly clock: Clock;
}

export interface Evaluation extends EvaluationSummary {
  readonly stateMachineArn: string;
  /** By label. */
  readonly classes: readonly string[];
  readonly executionsPerSecond: number;
  /** In the manifest's order. */
  readonly pictures: readonly PictureResult[];
}

/** Runs the state machine once for every staged picture of a set, the test pictures if none is named. Stops the running executions when it is aborted. */
export async function evaluate(context: EvaluateContext, input: EvaluateOptions): Promise<Evaluation> {
  const { stateMachineArn, bucket, prefix, concurrency, threshold, set } = evaluateOptionsSchema.parse(input);
  const { s3, stepFunctions, clock, signal, onProgress } = context;
  const layout = datasetLayout(prefix);
  const [entries, classNames] = await Promise.all([
    readStagedManifest({ s3, bucket, key: layout.manifests[set], signal }),
    readStagedText({ s3, bucket, key: layout.classes, signal }),
  ]);
  const classes = classNames.split(/\r?\n/).filter((name) => name !== '');
  const awaiter = new ExecutionAwaiter(stepFunctions, clock);
  const classification = { stepFunctions, clock, awaiter, stateMachineArn, signal };
  const results = new Map<ManifestEntry, PictureResult>();
  const startedAt = clock.now();
  await forEachConcurrently(entries, concurrency, async (entry) => {
    signal?.throwIfAborted();
    const request = {
      s3_bucket: bucket,
      s3_key: `${layout.pictures[set]}${entry.path}`,
      image_data: '' as const,
      inferences: [],
      ...(threshold !== undefined && { threshold }),
    };
    const picture = await classifyPicture(classification, request, entry.label);
    results.set(entry, picture);
    onProgress?.({ type: 'execution', done: results.size, total: entries.length, picture });
  });
  const seconds = (clock.now() - startedAt) / 1000;
  const pictures = entries.map((entry) => results.get(entry) as PictureResult);
  return {
    ...summarizeResults(pictures, classes.length),
    stateMachineArn,
    classes,
    executionsPerSecond: seconds > 0 ? pictures.length / seconds : 0,
    pictures,
  };
}
