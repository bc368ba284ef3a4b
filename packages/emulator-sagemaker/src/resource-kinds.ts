import type { ResourceKind } from '@scones/emulator-core';

export const resourceKinds: readonly ResourceKind[] = [
  kindOf('endpoint', 'Endpoint', 'Endpoints'),
  kindOf('endpoint configuration', 'EndpointConfig', 'EndpointConfigs'),
  kindOf('model', 'Model', 'Models'),
  { ...kindOf('training job', 'TrainingJob', 'TrainingJobSummaries'), isKept: true },
];

function kindOf(noun: string, type: string, items: string): ResourceKind {
  return {
    noun,
    list: `List${type}s`,
    items,
    name: `${type}Name`,
    arn: `${type}Arn`,
    next: ['NextToken', 'NextToken'],
    tags: ['ListTags', (_item, ResourceArn) => ({ ResourceArn })],
  };
}
