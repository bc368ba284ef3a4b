import { describe, expect, it } from 'vitest';
import { awsTarget, STACK_VARIABLE } from './targets/aws-target.ts';
import { describeWorkflow } from './workflow/describe-workflow.ts';

it('does not touch a stack that nobody has named', async () => {
  await expect(awsTarget({})).rejects.toMatchObject({
    code: 'NO_STACK',
    hint: expect.stringContaining(STACK_VARIABLE) as string,
  });
});

describe.skipIf(!process.env[STACK_VARIABLE])('on a deployed stack', { tags: 'deployed-stack' }, () =>
  describeWorkflow(() => awsTarget()),
);
