import type { DescribeActivityCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';

const input = z.strictObject({ activityArn: z.string().min(1).max(256) });

export const describeActivity = operation<DescribeActivityCommandOutput>()(
  input,
  ({ activities }, { activityArn }) => {
    const { arn, name, creationDate, encryption } = activities.require(activityArn);
    return {
      activityArn: arn,
      name,
      creationDate: new Date(creationDate),
      encryptionConfiguration: { ...encryption },
    };
  },
);
