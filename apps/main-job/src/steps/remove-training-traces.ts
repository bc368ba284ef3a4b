import { DeleteLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListTrainingJobsCommand, type SageMakerClient } from '@aws-sdk/client-sagemaker';
import { Patience } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import type { Job } from '../job.ts';

/**
 * Waits until a training job that was broken off no longer uses its bucket and its log, then deletes SageMaker's logs.
 */
export async function removeTrainingTraces({ clients, clock, existing }: Job): Promise<void> {
  await untilTrainingEnded(clients.sageMaker, clock);
  const { logGroups = [] } = await clients.logs.send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix: '/aws/sagemaker/' }),
  );
  for (const { logGroupName } of logGroups)
    if (!existing.includes(`log group ${logGroupName}`))
      await clients.logs.send(new DeleteLogGroupCommand({ logGroupName }));
}

async function untilTrainingEnded(sageMaker: SageMakerClient, clock: Clock): Promise<void> {
  const patience = new Patience({ clock, firstMilliseconds: 100, longestMilliseconds: 2_000 });
  for (;;) {
    const { TrainingJobSummaries = [] } = await sageMaker.send(new ListTrainingJobsCommand());
    const isRunning = TrainingJobSummaries.some(({ TrainingJobStatus }) =>
      ['InProgress', 'Stopping'].includes(TrainingJobStatus ?? ''),
    );
    if (!isRunning) return;
    await patience.wait();
  }
}
