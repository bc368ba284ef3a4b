import { gunzipSync } from 'node:zlib';
import {
  CreateTrainingJobCommand,
  type CreateTrainingJobCommandOutput,
  type CreateTrainingJobRequest,
  type SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { MemoryObjects } from './memory-objects.ts';
import { IMAGE, ROLE } from './start-sagemaker.ts';

/** For tests: starts the job `job` of the fixture program, whose model goes below `s3://data/models`. */
export function startTraining(
  control: SageMakerClient,
  request: Partial<CreateTrainingJobRequest> = {},
): Promise<CreateTrainingJobCommandOutput> {
  return control.send(
    new CreateTrainingJobCommand({
      TrainingJobName: 'job',
      HyperParameters: { behaviour: 'learn' },
      AlgorithmSpecification: { TrainingImage: IMAGE, TrainingInputMode: 'File' },
      RoleArn: ROLE,
      OutputDataConfig: { S3OutputPath: 's3://data/models' },
      ResourceConfig: { InstanceType: 'ml.p3.2xlarge', InstanceCount: 1, VolumeSizeInGB: 10 },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      ...request,
    }),
  );
}

/** For tests: what the fixture program wrote down of the job `job` as its model. */
export function savedModel(objects: MemoryObjects): unknown {
  const archive = objects.content.get('data/models/job/output/model.tar.gz') as Buffer;
  const text = gunzipSync(archive).toString();
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
}
