import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type CloudWatchLogsClient, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Clock } from '@scones/deterministic';
import { temporaryFolder } from '@scones/child-programs';
import { type Ask, type CommandContext, CommandError, confirm } from '@scones/command-line';
import { deleteEndpoint, type DeleteProgress } from '@scones/endpoint-deployer';
import { emptyBucket, isBucketEmpty, settledStack } from '@scones/stack';
import { z } from 'zod';
import type { AppContext } from './app-context.ts';
import { findPlace } from './find-place.ts';
import type { RunCdk } from './run-cdk.ts';

export const destroyOptionsSchema = z.object({
  emptyBuckets: z.boolean().default(false).describe('delete every object of the data bucket too'),
  yes: z
    .boolean()
    .default(false)
    .describe('agree beforehand that objects are deleted, rather than be asked; on the emulator nobody asks'),
});
export type DestroyOptions = z.output<typeof destroyOptionsSchema>;

export type DestroyProgress =
  | DeleteProgress
  | { readonly type: 'log group'; readonly name: string }
  | { readonly type: 'objects'; readonly bucket: string; readonly objects: number };

export interface DestroyContext extends CommandContext<DestroyProgress> {
  readonly cloudFormation: CloudFormationClient;
  readonly logs: CloudWatchLogsClient;
  readonly s3: S3Client;
  readonly sageMaker: SageMakerClient;
  readonly clock: Clock;
  readonly app: AppContext;
  readonly runCdk: RunCdk;
  readonly isFree: (hostname: string) => boolean;
  /** Undefined where there is nobody to ask. */
  readonly ask: Ask | undefined;
}

export interface DestroyedStack {
  readonly stackName: string;
  readonly region: string;
  /** Whether there was such a stack. */
  readonly existed: boolean;
  readonly deletedObjects: number;
}

/**
 * Undoes the deployment: removes the endpoint that the stack names, the bucket's objects if asked to, and the stack.
 */
export async function destroy(context: DestroyContext, options: DestroyOptions): Promise<DestroyedStack> {
  const { s3, app, runCdk, signal, onProgress } = context;
  const { stackName } = app.parameters;
  // Made first, since that removes the folder of a run that was ended by force, also where it has left nothing to destroy.
  await using folder = await temporaryFolder('scones-cdk');
  const place = await findPlace(context, stackName);
  const { region } = place;
  if (place.outputs === undefined) return { stackName, region, existed: false, deletedObjects: 0 };
  const { DataBucketName: bucket, EndpointName: endpoint } = place.outputs;
  if (bucket !== undefined && !options.emptyBuckets) await requireEmpty(s3, bucket);
  if (bucket !== undefined && options.emptyBuckets && place.isBilled && !options.yes)
    await confirmEmptying(context, bucket);
  if (endpoint !== undefined) await deleteEndpointIfAny(context, endpoint);
  // Emptied after the endpoint is gone, since it captures into the bucket until its end.
  const deletedObjects =
    bucket === undefined
      ? 0
      : await emptyBucket(s3, bucket, {
          ...(signal && { signal }),
          onDeleted: (objects) => onProgress?.({ type: 'objects', bucket, objects }),
        });
  await settledStack(context, stackName);
  await runCdk(['destroy', '--all', '--force', '--output', folder.path, ...app.cdkArguments], signal);
  return { stackName, region, existed: true, deletedObjects };
}

async function confirmEmptying({ s3, ask }: DestroyContext, bucket: string): Promise<void> {
  if (await isBucketEmpty(s3, bucket)) return;
  await confirm(ask, {
    consequence: `Every object of the bucket ${bucket} will be deleted, pictures, models and captures, for good.`,
    question: 'Delete them, the endpoint and the stack?',
    refused: 'Nothing was destroyed',
  });
}

/** CloudFormation would only find out after half of the stack is gone. */
async function requireEmpty(s3: S3Client, bucket: string): Promise<void> {
  if (await isBucketEmpty(s3, bucket)) return;
  throw new CommandError(
    'BUCKET_NOT_EMPTY',
    `The bucket ${bucket} has objects, and nothing was destroyed`,
    'Add --empty-buckets to delete them too: npx nx destroy infra -- --empty-buckets',
  );
}

async function deleteEndpointIfAny(context: DestroyContext, name: string): Promise<void> {
  const { sageMaker, logs, clock, signal, onProgress } = context;
  await deleteEndpoint(
    { sageMaker, clock, ...(signal && { signal }), ...(onProgress && { onProgress }) },
    { name },
  );
  await deleteLogGroupIfAny(logs, `/aws/sagemaker/Endpoints/${name}`, onProgress);
}

/** SageMaker makes the log group when the endpoint first writes, and leaves it when the endpoint is deleted. */
async function deleteLogGroupIfAny(
  logs: CloudWatchLogsClient,
  name: string,
  onProgress: DestroyContext['onProgress'],
): Promise<void> {
  try {
    await logs.send(new DeleteLogGroupCommand({ logGroupName: name }));
    onProgress?.({ type: 'log group', name });
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'ResourceNotFoundException') throw error;
  }
}
