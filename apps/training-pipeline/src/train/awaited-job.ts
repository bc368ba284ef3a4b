import { createHash } from 'node:crypto';
import {
  type CreateTrainingJobCommandInput,
  DeleteTagsCommand,
  ListTagsCommand,
  ListTrainingJobsCommand,
  type SageMakerClient,
  type TrainingJobSummary,
} from '@aws-sdk/client-sagemaker';
import type { ManifestEntry } from '@scones/image-dataset';

/** A job has this tag until its end was reported. A command that was ended by force finds its job by it. */
const AWAITED_TAG = 'scones:awaited';

/** Of the names that are made from the time. */
export const NAME_PREFIX = 'scones-';

interface Searching {
  readonly sageMaker: SageMakerClient;
  readonly signal?: AbortSignal | undefined;
}

export interface AwaitedJob {
  readonly name: string;
  readonly arn: string;
}

/** Equal for requests that train the same model, whatever the job is called. */
export function requestDigest(
  { TrainingJobName: _name, ...request }: CreateTrainingJobCommandInput,
  training: readonly ManifestEntry[],
): string {
  return createHash('sha256')
    .update(JSON.stringify([request, training]))
    .digest('hex')
    .slice(0, 32);
}

export function awaitedTag(digest: string) {
  return { Key: AWAITED_TAG, Value: digest };
}

/** So many of the newest jobs are looked at. */
const NEWEST = 10;

/** A job for the same model, of that name if one is given, that runs or has run without anybody having heard of its end. */
export async function findAwaited(
  { sageMaker, signal }: Searching,
  { digest, jobName }: { readonly digest: string; readonly jobName: string | undefined },
): Promise<AwaitedJob | undefined> {
  const options = signal && { abortSignal: signal };
  const { TrainingJobSummaries: newest = [] } = await sageMaker.send(
    new ListTrainingJobsCommand({
      NameContains: jobName ?? NAME_PREFIX,
      SortBy: 'CreationTime',
      SortOrder: 'Descending',
      MaxResults: NEWEST,
    }),
    options,
  );
  for (const { TrainingJobName: name = '', TrainingJobArn: arn = '' } of newest.filter(isOfUse)) {
    if (jobName !== undefined && name !== jobName) continue;
    const { Tags = [] } = await sageMaker.send(new ListTagsCommand({ ResourceArn: arn }), options);
    if (Tags.some(({ Key, Value }) => Key === AWAITED_TAG && Value === digest)) return { name, arn };
  }
  return undefined;
}

function isOfUse({ TrainingJobStatus: status }: TrainingJobSummary): boolean {
  return status === 'InProgress' || status === 'Completed';
}

/** From here on, the same command trains anew. */
export async function markReported(sageMaker: SageMakerClient, arn: string): Promise<void> {
  await sageMaker.send(new DeleteTagsCommand({ ResourceArn: arn, TagKeys: [AWAITED_TAG] }));
}
