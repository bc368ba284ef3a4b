import type { TaggedKind } from '@scones/emulator-core';

export const taggedKinds: readonly TaggedKind[] = [
  tagged('ListEndpoints', 'Endpoints', 'EndpointArn'),
  tagged('ListEndpointConfigs', 'EndpointConfigs', 'EndpointConfigArn'),
  tagged('ListModels', 'Models', 'ModelArn'),
  tagged('ListTrainingJobs', 'TrainingJobSummaries', 'TrainingJobArn'),
];

function tagged(list: string, items: string, arn: string): TaggedKind {
  return {
    list,
    items,
    arn,
    next: ['NextToken', 'NextToken'],
    tags: ['ListTags', (_item, ResourceArn) => ({ ResourceArn })],
  };
}
