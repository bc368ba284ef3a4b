import type { JsonObject } from '../json.ts';
import type { Action, Integration, Job } from './integration.ts';

/** `arn:aws:states:::sagemaker:…` */
export const sagemaker: Integration = {
  errorPrefix: 'SageMaker',
  causeName: 'AmazonSageMaker',
  javaErrors: {
    base: 'AmazonSageMakerException',
    unmodelled: { ValidationException: 'ValidationException' },
  },
  actions: {
    createTrainingJob: jobAction('TrainingJob'),
    createTransformJob: jobAction('TransformJob'),
    createProcessingJob: jobAction('ProcessingJob'),
    createHyperParameterTuningJob: jobAction('HyperParameterTuningJob'),
    createModel: { patterns: ['request'] },
    createEndpointConfig: { patterns: ['request'] },
    createEndpoint: { patterns: ['request'] },
    updateEndpoint: { patterns: ['request'] },
  },
};

function jobAction(kind: string): Action {
  const job: Job = {
    describe: `describe${kind}`,
    stop: `stop${kind}`,
    identify: (parameters) => ({ [`${kind}Name`]: parameters[`${kind}Name`] ?? null }),
    progress: (description: JsonObject) => PROGRESS[description[`${kind}Status`] as string] ?? 'running',
    begun: {
      code: 'ResourceInUse',
      answer: () => ({}),
      output: (description) => ({ [`${kind}Arn`]: description[`${kind}Arn`] ?? null }),
    },
  };
  return { patterns: ['request', 'sync'], job };
}

const PROGRESS: Readonly<Record<string, ReturnType<Job['progress']>>> = {
  Completed: 'succeeded',
  Failed: 'failed',
  Stopped: 'failed',
};
