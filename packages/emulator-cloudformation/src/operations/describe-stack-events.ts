import type {
  DescribeStackEventsCommandOutput,
  StackEvent as DescribedEvent,
} from '@aws-sdk/client-cloudformation';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { hundredInOrder, nextToken } from '../input/next-token.ts';
import { operation } from '../operation.ts';
import type { StackEvent } from '../stack/event-log.ts';

/** The newest first. */
export const describeStackEvents = operation<DescribeStackEventsCommandOutput>()(
  z.strictObject({ StackName: z.string(), NextToken: nextToken }),
  (context, { StackName, NextToken }) => {
    const stack = context.stacks.find(StackName);
    if (!stack) throw errors.ValidationError.noStack({ name: StackName });
    const page = hundredInOrder(context.events.of(stack.id), NextToken, 'descending');
    return { StackEvents: page.items.map(eventOutput), NextToken: page.NextToken };
  },
);

function eventOutput(event: StackEvent): DescribedEvent {
  return {
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
  };
}
