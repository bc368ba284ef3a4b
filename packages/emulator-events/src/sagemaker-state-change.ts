import type { EventEntry } from './event-bus.ts';

/** A resource that has changed, with the answer of SageMaker's Describe operation. */
export interface SageMakerStateChange {
  readonly detailType: 'SageMaker Training Job State Change' | 'SageMaker Endpoint State Change';
  readonly resourceArn: string;
  readonly detail: object;
}

/** The members of a description that its event has. */
const MEMBERS: Readonly<Record<SageMakerStateChange['detailType'], readonly string[]>> = {
  'SageMaker Training Job State Change': [
    'TrainingJobName',
    'TrainingJobArn',
    'TrainingJobStatus',
    'SecondaryStatus',
    'FailureReason',
    'ModelArtifacts',
    'HyperParameters',
    'AlgorithmSpecification',
    'RoleArn',
    'InputDataConfig',
    'OutputDataConfig',
    'ResourceConfig',
    'StoppingCondition',
    'CreationTime',
    'TrainingStartTime',
    'TrainingEndTime',
    'LastModifiedTime',
    'SecondaryStatusTransitions',
    'FinalMetricDataList',
  ],
  'SageMaker Endpoint State Change': [
    'EndpointName',
    'EndpointArn',
    'EndpointConfigName',
    'ProductionVariants',
    'EndpointStatus',
    'FailureReason',
    'CreationTime',
    'LastModifiedTime',
  ],
};

/**
 * The event that SageMaker sends to EventBridge
 * (https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html).
 */
export function sageMakerStateChange({ detailType, resourceArn, detail }: SageMakerStateChange): EventEntry {
  const members = Object.entries(detail)
    .filter(([name, value]) => MEMBERS[detailType].includes(name) && value !== undefined)
    .map(
      ([name, value]) =>
        [name, name === 'EndpointStatus' ? inCapitals(String(value)) : inEvent(value)] as const,
    );
  return {
    source: 'aws.sagemaker',
    detailType,
    resources: [resourceArn],
    detail: { ...Object.fromEntries(members), Tags: {} },
  };
}

/** The API's `InService` is `IN_SERVICE` in an event. */
function inCapitals(status: string): string {
  return status.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}

/** Times are milliseconds since the epoch. */
function inEvent(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (Array.isArray(value)) return value.map(inEvent);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inEvent(member)]));
}
