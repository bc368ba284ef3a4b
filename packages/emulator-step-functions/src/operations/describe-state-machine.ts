import type { DescribeStateMachineCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { describeRevision } from '../machines/configuration.ts';
import { operation } from '../context.ts';
import { requireTarget } from '../machines/machine-target.ts';

const input = z.strictObject({
  stateMachineArn: z.string(),
  includedData: z.enum(['ALL_DATA', 'METADATA_ONLY']).optional(),
});

/** An alias is described as the version that it stands for. */
export const describeStateMachine = operation<DescribeStateMachineCommandOutput>()(
  input,
  (context, { stateMachineArn, includedData }) => {
    const { machine, version } = requireTarget(context, stateMachineArn);
    const { arn, name, type, creationDate, revision } = machine;
    return {
      stateMachineArn: version?.arn ?? arn,
      name,
      status: 'ACTIVE',
      type,
      creationDate: new Date(version?.creationDate ?? creationDate),
      ...describeRevision(revision, includedData),
      ...(version?.description !== undefined && { description: version.description }),
    };
  },
);
