import type { DescribeStateMachineCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { describeConfiguration } from '../machines/configuration.ts';
import { operation } from '../context.ts';

const input = z.strictObject({
  stateMachineArn: z.string(),
  includedData: z.enum(['ALL_DATA', 'METADATA_ONLY']).optional(),
});

export const describeStateMachine = operation<DescribeStateMachineCommandOutput>()(
  input,
  ({ machines }, { stateMachineArn, includedData }) => {
    const { arn, name, type, creationDate, isUpdated, revision } = machines.require(stateMachineArn);
    return {
      stateMachineArn: arn,
      name,
      status: 'ACTIVE',
      definition: includedData === 'METADATA_ONLY' ? '{}' : revision.definition,
      roleArn: revision.roleArn,
      type,
      creationDate: new Date(creationDate),
      ...describeConfiguration(revision),
      ...(isUpdated && { revisionId: revision.id }),
    };
  },
);
