import type { Random } from '@scones/deterministic';
import type { SnsOptions } from '@scones/emulator-sns';
import type { CalledServices } from './called-services.ts';

/** The functions and queues that subscribe to topics, called as the service of AWS that their policies name. */
export function topicReceivers(
  services: () => Pick<CalledServices, 'lambda' | 'sqs'>,
  random: Random,
): Pick<SnsOptions, 'callFunction' | 'sendToQueue'> {
  const by = (sourceArn: string) => ({
    requestId: random.uuid(),
    servicePrincipal: 'sns.amazonaws.com',
    sourceArn,
  });
  return {
    callFunction: async (FunctionName, Payload, topicArn) =>
      await services().lambda.call(
        'Invoke',
        { FunctionName, InvocationType: 'Event', Payload },
        by(topicArn),
      ),
    // SQS takes a queue's name for its URL.
    sendToQueue: async (queueArn, { body, attributes }, topicArn) =>
      await services().sqs.call(
        'SendMessage',
        { QueueUrl: queueArn.split(':').at(-1), MessageBody: body, MessageAttributes: attributes },
        by(topicArn),
      ),
  };
}
