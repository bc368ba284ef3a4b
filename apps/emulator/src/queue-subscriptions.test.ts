import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, it, onTestFinished } from 'vitest';
import { startedEmulator } from './testing/started-emulator.ts';

const arnOf = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:${name}`;

async function start(enforceIam: boolean) {
  const emulator = await startedEmulator({ enforceIam });
  const sqs = new SQSClient(emulator.connection);
  const sns = new SNSClient(emulator.connection);
  const logs = new CloudWatchLogsClient(emulator.connection);
  onTestFinished(async () => {
    sqs.destroy();
    sns.destroy();
    logs.destroy();
    await emulator.close();
    expect(emulator.faults).toEqual([]);
  });
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'sold' }));
  const queue = async (name: string): Promise<string> => {
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    return QueueUrl;
  };
  const subscribe = (name: string, Attributes = {}) =>
    sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: arnOf(name), Attributes }));
  const receive = async (QueueUrl: string) => {
    const all = { WaitTimeSeconds: 20, MessageAttributeNames: ['All'] };
    return (await sqs.send(new ReceiveMessageCommand({ QueueUrl, ...all }))).Messages;
  };
  const logGroupName = 'sns/us-east-1/000000000000/sold/Failure';
  const failures = async (): Promise<string[]> => {
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName }));
    return events.map(({ message = '' }) => message);
  };
  return { sqs, sns, TopicArn, queue, subscribe, receive, failures };
}

it('brings a topic’s message to every queue that subscribes, in an envelope or raw', async () => {
  const { sns, TopicArn, queue, subscribe, receive } = await start(false);
  const [enveloped, raw] = [await queue('enveloped'), await queue('raw')];
  await subscribe('enveloped');
  await subscribe('raw', { RawMessageDelivery: 'true' });
  const MessageAttributes = { size: { DataType: 'Number', StringValue: '2' } };
  await sns.send(new PublishCommand({ TopicArn, Message: '{"sold":1}', MessageAttributes }));
  const [first] = (await receive(enveloped)) ?? [];
  expect(JSON.parse(first?.Body ?? '')).toMatchObject({
    Type: 'Notification',
    Message: '{"sold":1}',
    MessageAttributes: { size: { Type: 'Number', Value: '2' } },
  });
  expect(first?.MessageAttributes).toBeUndefined();
  const [second] = (await receive(raw)) ?? [];
  expect(second).toMatchObject({ Body: '{"sold":1}', MessageAttributes });
});

it('brings it to a queue only as its policy allows, where policies are held', async () => {
  const { sqs, sns, TopicArn, queue, subscribe, receive, failures } = await start(true);
  const QueueUrl = await queue('told');
  await subscribe('told', { RawMessageDelivery: 'true' });
  await sns.send(new PublishCommand({ TopicArn, Message: 'refused' }));
  await expect.poll(failures).toMatchObject([expect.stringContaining('sqs:SendMessage')]);
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: arnOf('told'),
    Condition: { ArnEquals: { 'aws:SourceArn': TopicArn } },
  };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  await sns.send(new PublishCommand({ TopicArn, Message: 'taken' }));
  expect(await receive(QueueUrl)).toMatchObject([{ Body: 'taken' }]);
});
