import { AwsError } from '@scones/emulator-core';
import type { CallService } from '../resources/resource-type.ts';
import type { StackEvent } from './event-log.ts';
import type { StackRecord } from './stack-record.ts';

/** Sends an event to the stack's topics, in the lines that CloudFormation writes. A topic that is gone gets nothing. */
export async function notifyTopics(
  callService: CallService,
  { notificationArns = [] }: StackRecord,
  event: StackEvent,
): Promise<void> {
  for (const TopicArn of notificationArns)
    try {
      await callService('sns', 'Publish', {
        TopicArn,
        Subject: 'AWS CloudFormation Notification',
        Message: messageOf(event),
      });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
    }
}

function messageOf(event: StackEvent): string {
  const lines = {
    StackId: event.stackId,
    Timestamp: new Date(event.at).toISOString(),
    EventId: event.id,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceProperties: event.properties === undefined ? 'null' : JSON.stringify(event.properties),
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason ?? '',
    ResourceType: event.type,
    StackName: event.stackName,
    ClientRequestToken: event.requestToken ?? 'null',
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');
}
