import { describe } from 'vitest';
import { dockerIsMissing } from './targets/docker-engine.ts';
import { dockerTarget } from './targets/docker-target.ts';
import { describeWorkflow } from './workflow/describe-workflow.ts';

const missing = await dockerIsMissing();

describe.skipIf(missing !== undefined)('in containers', { tags: 'docker' }, () =>
  describeWorkflow(dockerTarget),
);
