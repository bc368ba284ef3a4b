import { describe } from 'vitest';
import { dockerIsMissing } from './targets/docker-engine.ts';
import { dockerTarget } from './targets/docker-target.ts';
import { describeWorkflow } from './workflow/describe-workflow.ts';

const missing = await dockerIsMissing();
if (missing !== undefined) console.warn(`skipped: containers need a Docker engine with compose (${missing})`);

describe.skipIf(missing !== undefined)('in containers', () => describeWorkflow(dockerTarget));
