import type { ActionPorts } from '@scones/emulator-cloudwatch';
import type { TargetPorts } from '@scones/emulator-events';
import type { EmulatedService } from '@scones/emulator-core';
import type { Random } from '@scones/deterministic';

/** What rules and alarms can tell: topics. */
export function notificationTargets(
  sns: () => EmulatedService,
  random: Random,
): { readonly targets: TargetPorts; readonly actions: ActionPorts } {
  const publish = (servicePrincipal: string, input: object): Promise<unknown> =>
    sns().call?.('Publish', input, { requestId: random.uuid(), servicePrincipal }) ?? Promise.resolve();
  return {
    targets: { sns: (TopicArn, Message) => publish('events.amazonaws.com', { TopicArn, Message }) },
    actions: {
      sns: (TopicArn, { subject, text }) =>
        publish('cloudwatch.amazonaws.com', { TopicArn, Subject: subject, Message: text }),
    },
  };
}
