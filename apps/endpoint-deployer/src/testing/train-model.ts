import { CreateTrainingJobCommand, DescribeTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { Patience } from '@scones/command-line';
import { BUCKET, IMAGE, ROLE, type RunningServices } from './start-services.ts';

/** Trains the fixture program on what the manifest at the address lists. */
export async function trainModel(
  { sageMaker, clock }: RunningServices,
  manifest: string,
): Promise<{ readonly modelArtifact: string }> {
  const TrainingJobName = 'fixture';
  await sageMaker.send(
    new CreateTrainingJobCommand({
      TrainingJobName,
      RoleArn: ROLE,
      AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: 'File' },
      InputDataConfig: [
        {
          ChannelName: 'train_lst',
          DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: manifest } },
        },
      ],
      OutputDataConfig: { S3OutputPath: `s3://${BUCKET}/trained` },
      ResourceConfig: { InstanceType: 'ml.p3.2xlarge', InstanceCount: 1, VolumeSizeInGB: 1 },
      StoppingCondition: { MaxRuntimeInSeconds: 60 },
    }),
  );
  const patience = new Patience({ clock, firstMilliseconds: 20, longestMilliseconds: 100 });
  const describe = new DescribeTrainingJobCommand({ TrainingJobName });
  while ((await sageMaker.send(describe)).TrainingJobStatus === 'InProgress') await patience.wait();
  return { modelArtifact: `s3://${BUCKET}/trained/${TrainingJobName}/output/model.tar.gz` };
}
