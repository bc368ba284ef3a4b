import { beforeEach, expect, it } from 'vitest';
import { countExecution, endpointMetrics, lambdaMetrics, trainingMetrics } from './metrics.ts';

const recorded: string[] = [];
const metrics = {
  recordMetric: (
    {
      Namespace,
      MetricName,
      Dimensions,
    }: { Namespace: string; MetricName: string; Dimensions: readonly { Value: string }[] },
    value: number,
    unit = 'None',
  ): void => {
    recorded.push(
      `${Namespace} ${MetricName} ${Dimensions.map(({ Value }) => Value).join('/')} ${value} ${unit}`,
    );
  },
};
beforeEach(() => void (recorded.length = 0));

it('counts an execution when it starts and when it ends', () => {
  const execution = { arn: 'a', name: 'n', stateMachineArn: 'machine', startDate: 100, input: '{}' } as const;
  countExecution(metrics, { ...execution, status: 'RUNNING' });
  countExecution(metrics, { ...execution, status: 'FAILED', stopDate: 350 });
  expect(recorded).toEqual([
    'AWS/States ExecutionsStarted machine 1 Count',
    'AWS/States ExecutionsFailed machine 1 Count',
    'AWS/States ExecutionTime machine 250 Milliseconds',
  ]);
});

it('counts invocations by function, inferences by endpoint and variant, and what a job reports by its name', () => {
  lambdaMetrics(metrics)('filter', 'Throttles', 1);
  endpointMetrics(metrics)('classifier', 'AllTraffic', 'ModelLatency', 1500);
  trainingMetrics(metrics)('job', 'train:accuracy', 0.75);
  expect(recorded).toEqual([
    'AWS/Lambda Throttles filter 1 Count',
    'AWS/SageMaker ModelLatency classifier/AllTraffic 1500 Microseconds',
    '/aws/sagemaker/TrainingJobs train:accuracy job 0.75 None',
  ]);
});
