import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'TagResources, UntagResources',
    why: 'Tag a resource by its own service, such as AddTags of SageMaker or TagResource of Lambda.',
  },
  {
    what: 'GetComplianceSummary, ListRequiredTags, StartReportCreation, DescribeReportCreation',
    why: 'They hold an organisation to its tag policies, and there is one account.',
  },
];
