import type { DescribeLogGroupsResponse, LogGroup as LogGroupOutput } from '@aws-sdk/client-cloudwatch-logs';
import { pageOf } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import type { LogGroup } from '../log-catalogue.ts';
import { groupArn, type LogsContext, operation } from '../context.ts';
import { groupName, page } from '../request-members.ts';

const inputSchema = z.strictObject({
  logGroupNamePrefix: groupName.optional(),
  logGroupNamePattern: groupName.optional(),
  logGroupClass: z.literal('STANDARD').optional(),
  ...page(50),
});

export const describeLogGroups = operation<DescribeLogGroupsResponse>()(
  inputSchema,
  (context, { logGroupNamePrefix, logGroupNamePattern, limit = 50, nextToken }) => {
    if (logGroupNamePrefix !== undefined && logGroupNamePattern !== undefined)
      throw errors.InvalidParameterException.prefixAndPattern();
    const found = context.catalogue
      .groups()
      .filter(
        ({ name }) =>
          name.startsWith(logGroupNamePrefix ?? '') &&
          name.toLowerCase().includes(logGroupNamePattern?.toLowerCase() ?? ''),
      );
    const page = pageOf(found, {
      token: nextToken,
      limit,
      keyOf: ({ name }) => name,
      refuse: () => errors.InvalidParameterException.nextToken(),
    });
    return {
      logGroups: page.items.map((group) => describe(context, group)),
      nextToken: page.token,
    };
  },
);

function describe(context: LogsContext, group: LogGroup): LogGroupOutput {
  const arn = groupArn(context, group.name);
  return {
    logGroupName: group.name,
    creationTime: group.created,
    ...(group.retentionDays !== null && { retentionInDays: group.retentionDays }),
    metricFilterCount: 0,
    arn: `${arn}:*`,
    logGroupArn: arn,
    storedBytes: context.events.storedBytes(group.id),
    logGroupClass: 'STANDARD',
  };
}
