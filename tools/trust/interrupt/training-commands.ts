import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateStateMachineCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { DescribeTrainingJobCommand, ListTrainingJobsCommand } from '@aws-sdk/client-sagemaker';
import { systemClock } from '@scones/deterministic';
import { stage } from '@scones/training-pipeline';
import { type Account, BUCKET, ROLE } from './account.ts';
import { expectEqual, type StoppedCommand } from './point.ts';

const program = join(import.meta.dirname, '../../../apps/training-pipeline/src/main.ts');
const FEW = { trainPerClass: 4, testPerClass: 2 };

/** Stages the pictures that the other commands take, unless they are there. */
async function staged(account: Account): Promise<ReadonlyMap<string, string>> {
  const found = await account.objects('staged/');
  if (found.size > 0) return found;
  await stage(
    { s3: account.s3, clock: systemClock, cacheFolder: tmpdir() },
    { bucket: BUCKET, prefix: 'staged', ...FEW },
  );
  return await account.objects('staged/');
}

const describe = (objects: ReadonlyMap<string, string>): string =>
  JSON.stringify([...objects].filter(([key]) => !key.startsWith('models/')));

const stageCommand: StoppedCommand = {
  name: 'training-pipeline stage',
  program,
  async prepare(account, id) {
    const wanted = describe(await staged(account));
    const few = ['--train-per-class', '4', '--test-per-class', '2', '--concurrency', '4'];
    return {
      values: ['stage', '--bucket', BUCKET, '--prefix', id, ...few],
      undone: async () => expectEqual('left', describe(await account.objects(`${id}/`)), '[]'),
      finished: async () => expectEqual('objects', describe(await account.objects(`${id}/`)), wanted),
    };
  },
};

/** Each point has a seed of its own, by which its jobs are told from those of others. */
let lastSeed = 1000;

const trainCommand: StoppedCommand = {
  name: 'training-pipeline train',
  program,
  async prepare(account) {
    await staged(account);
    const seed = String(++lastSeed);
    const where = ['--bucket', BUCKET, '--prefix', 'staged', '--role-arn', ROLE];
    return {
      values: ['train', ...where, '--seed', seed, '--epochs', '1', '--image-size', '16'],
      undone: async () => (await jobsOf(account, seed)).filter((status) => !STOPPED.has(status)),
      finished: async (outputs) => {
        const jobs = (await jobsOf(account, seed)).filter((status) => !STOPPED.has(status));
        // A run whose last call is lost has told its result: the next one is asked for another.
        const told = new Set(outputs.join('').match(/scones-[\d-]+ has left s3:\S+/g));
        return expectEqual('jobs', jobs.join(), Array.from(told, () => 'Completed').join() || 'Completed');
      },
    };
  },
};

const STOPPED = new Set(['Stopped', 'Stopping']);

async function jobsOf(account: Account, seed: string): Promise<string[]> {
  const statuses: string[] = [];
  const newest = new ListTrainingJobsCommand({
    SortBy: 'CreationTime',
    SortOrder: 'Descending',
    MaxResults: 6,
  });
  const { TrainingJobSummaries = [] } = await account.sageMaker.send(newest);
  for (const { TrainingJobName } of TrainingJobSummaries) {
    const job = await account.sageMaker.send(new DescribeTrainingJobCommand({ TrainingJobName }));
    if (job.Environment?.['TRAINING_SEED'] === seed) statuses.push(String(job.TrainingJobStatus));
  }
  return statuses;
}

const evaluateCommand: StoppedCommand = {
  name: 'training-pipeline evaluate',
  program,
  async prepare(account, name) {
    await staged(account);
    const { stateMachineArn = '' } = await account.stepFunctions.send(
      new CreateStateMachineCommand({ name, roleArn: ROLE, definition: JSON.stringify(CLASSIFIER) }),
    );
    const running = async (): Promise<string[]> => {
      const command = new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' });
      const { executions = [] } = await account.stepFunctions.send(command);
      return expectEqual('executions that run', String(executions.length), '0');
    };
    const where = ['--bucket', BUCKET, '--prefix', 'staged', '--concurrency', '2'];
    return {
      values: ['evaluate', '--state-machine-arn', stateMachineArn, ...where],
      undone: running,
      finished: running,
    };
  },
};

const CLASSIFIER = {
  QueryLanguage: 'JSONata',
  StartAt: 'Classify',
  States: {
    Classify: {
      Type: 'Pass',
      Output: {
        statusCode: 200,
        body: {
          s3_bucket: '{% $states.input.s3_bucket %}',
          s3_key: '{% $states.input.s3_key %}',
          image_data: 'AAECAw==',
          inferences: [0.97, 0.03],
        },
      },
      End: true,
    },
  },
};

export const TRAINING_COMMANDS = [stageCommand, trainCommand, evaluateCommand];
