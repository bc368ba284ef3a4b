import type { DescribeStackEventsCommandOutput } from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { operation } from '../operation.ts';

const PAGE = 100;

/** The newest first. A page's token is the id of the first event of the next. */
export const describeStackEvents = operation<DescribeStackEventsCommandOutput>()(
  z.strictObject({ StackName: z.string(), NextToken: z.string().optional() }),
  (context, { StackName, NextToken }) => {
    const stack = context.stacks.find(StackName);
    if (!stack) throw errors.ValidationError.noStack({ name: StackName });
    const all = context.events.latestFirst(stack.id);
    const first = NextToken === undefined ? 0 : all.findIndex(({ id }) => id === NextToken);
    if (first < 0) throw errors.ValidationError.nextToken({ fault: 'NextToken is not one of this stack’s' });
    return {
      StackEvents: all.slice(first, first + PAGE).map((event) => ({
        StackId: event.stackId,
        EventId: event.id,
        StackName: event.stackName,
        LogicalResourceId: event.logicalId,
        PhysicalResourceId: event.physicalId,
        ResourceType: event.type,
        Timestamp: new Date(event.at),
        ResourceStatus: event.status as never,
        ResourceStatusReason: event.reason,
        ClientRequestToken: event.requestToken,
        ResourceProperties: event.properties === undefined ? undefined : JSON.stringify(event.properties),
      })),
      NextToken: all[first + PAGE]?.id,
    };
  },
);
