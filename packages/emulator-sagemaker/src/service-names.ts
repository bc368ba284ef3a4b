import { serviceNames } from '@scones/emulator-core';

export const names = serviceNames('sagemaker', { tasks: { sagemaker: 'SageMaker' } });

export const runtimeNames = serviceNames('sagemaker-runtime', {
  scope: 'sagemaker',
  tasks: { sagemakerruntime: 'SageMakerRuntime' },
});
