import type { Clock } from '@scones/deterministic';
import { AwsError, type Identity } from '@scones/emulator-core';
import type { LogsService } from '@scones/emulator-logs';
import type { SnsOptions } from '@scones/emulator-sns';

interface Options {
  readonly clock: Clock;
  readonly identity: Identity;
  readonly onFault: (error: unknown) => void;
}

/** Logs how deliveries ended where SNS does: https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html */
export function deliveryLog(
  logs: Pick<LogsService, 'append' | 'call'>,
  { clock, identity, onFault }: Options,
): Required<Pick<SnsOptions, 'onDelivery' | 'onTopicDeleted'>> {
  const groupOf = (topicArn: string): string =>
    `sns/${identity.region}/${identity.account}/${topicArn.slice(topicArn.lastIndexOf(':') + 1)}`;
  return {
    onDelivery({ topicArn, messageId, endpoint, attempts, isDelivered, outcome }) {
      const now = clock.now();
      const at = new Date(now).toISOString();
      const message = JSON.stringify({
        notification: { messageId, topicArn, timestamp: at },
        delivery: { destination: endpoint, attempts, providerResponse: outcome },
        status: isDelivered ? 'SUCCESS' : 'FAILURE',
      });
      const group = `${groupOf(topicArn)}${isDelivered ? '' : '/Failure'}`;
      logs.append(group, at.slice(0, 10), [{ timestamp: now, message }]);
    },
    onTopicDeleted(topicArn) {
      for (const logGroupName of [groupOf(topicArn), `${groupOf(topicArn)}/Failure`])
        logs.call('DeleteLogGroup', { logGroupName }, { requestId: topicArn }).catch((error: unknown) => {
          if (!(error instanceof AwsError)) onFault(error);
        });
    },
  };
}
