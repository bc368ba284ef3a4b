import type { DescribeStateMachineAliasCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';

const input = z.strictObject({ stateMachineAliasArn: z.string().min(1).max(256) });

export const describeStateMachineAlias = operation<DescribeStateMachineAliasCommandOutput>()(
  input,
  ({ aliases }, { stateMachineAliasArn }) => {
    const { arn, name, description, routes, creationDate, updateDate } =
      aliases.require(stateMachineAliasArn);
    return {
      stateMachineAliasArn: arn,
      name,
      description,
      routingConfiguration: [...routes],
      creationDate: new Date(creationDate),
      updateDate: new Date(updateDate),
    };
  },
);
