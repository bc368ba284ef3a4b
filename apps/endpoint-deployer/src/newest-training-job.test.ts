import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { CreateTrainingJobCommand, DescribeTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { Patience } from '@scones/command-line';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newestTrainingJob } from './newest-training-job.ts';
import { BUCKET, IMAGE, ROLE, type RunningServices, startServices } from './testing/start-services.ts';

let services: RunningServices;
beforeAll(async () => {
  services = await startServices();
  await services.s3.send(new CreateBucketCommand({ Bucket: `${BUCKET}-of-others` }));
});
afterAll(() => services.close());

async function train(TrainingJobName: string, { bucket = BUCKET, behaviour = 'learn' } = {}): Promise<void> {
  await services.sageMaker.send(
    new CreateTrainingJobCommand({
      TrainingJobName,
      RoleArn: ROLE,
      AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: 'File' },
      HyperParameters: { behaviour },
      OutputDataConfig: { S3OutputPath: `s3://${bucket}/trained` },
      ResourceConfig: { InstanceType: 'ml.p3.2xlarge', InstanceCount: 1, VolumeSizeInGB: 1 },
      StoppingCondition: { MaxRuntimeInSeconds: 60 },
    }),
  );
  const patience = new Patience({ clock: services.clock, firstMilliseconds: 20, longestMilliseconds: 100 });
  const describe = new DescribeTrainingJobCommand({ TrainingJobName });
  while ((await services.sageMaker.send(describe)).TrainingJobStatus === 'InProgress') await patience.wait();
}

it('is the newest that has completed and left its model in the bucket', async () => {
  expect(await newestTrainingJob(services, BUCKET)).toBeUndefined();
  await train('second-by-name');
  await train('first-by-name');
  await train('failed', { behaviour: 'fail' });
  await train('elsewhere', { bucket: `${BUCKET}-of-others` });
  expect(await newestTrainingJob(services, BUCKET)).toBe('first-by-name');
  expect(await newestTrainingJob(services, `${BUCKET}-of-others`)).toBe('elsewhere');
});
