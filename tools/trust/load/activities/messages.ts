import {
  DeleteRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  PublishCommand,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import { type LoadClient, queueArn } from '../activity.ts';

const RECEIVES = 20;

async function makeQueue({ sqs }: LoadClient, QueueName: string, Attributes = {}): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
  return QueueUrl;
}

/** Receives until so many different messages are there, and deletes them. */
async function receive({ sqs }: LoadClient, QueueUrl: string, count: number): Promise<Set<string>> {
  const bodies = new Set<string>();
  for (let times = 0; times < RECEIVES && bodies.size < count; times++) {
    const asked = { QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 3 };
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand(asked));
    for (const { Body = '', ReceiptHandle } of Messages) {
      bodies.add(Body);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
  return bodies;
}

async function deleteQueue({ sqs, ledger }: LoadClient, QueueUrl: string, QueueName: string): Promise<void> {
  await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  await ledger.refused('sqs', 'QueueDoesNotExist', sqs.send(new GetQueueUrlCommand({ QueueName })));
}

/** Messages in a queue, first in first out or not. */
export async function queues(client: LoadClient): Promise<void> {
  const { sqs, ledger, random, newName } = client;
  const isFifo = random.float() < 0.5;
  const name = `${newName()}${isFifo ? '.fifo' : ''}`;
  const QueueUrl = await makeQueue(client, name, isFifo ? { FifoQueue: 'true' } : {});
  const Entries = Array.from({ length: 10 }, (_, index) => ({
    Id: String(index),
    MessageBody: `${index}-${newName()}`.padEnd(Math.floor(random.float() * 10_000), 'x'),
    ...(isFifo && { MessageGroupId: 'group', MessageDeduplicationId: String(index) }),
  }));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  const bodies = await receive(client, QueueUrl, Entries.length);
  const isWhole = Entries.every(({ MessageBody }) => bodies.has(MessageBody));
  ledger.look('sqs', `${bodies.size} messages of 10`, isWhole && bodies.size === Entries.length);
  await deleteQueue(client, QueueUrl, name);
}

/** A topic whose messages come to a queue. */
export async function topics(client: LoadClient): Promise<void> {
  const { sns, ledger, newName } = client;
  const Name = newName();
  const QueueUrl = await makeQueue(client, Name);
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name }));
  const Attributes = { RawMessageDelivery: 'true' };
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: queueArn(Name), Attributes }));
  const sent = Array.from({ length: 5 }, () => newName());
  for (const Message of sent) await sns.send(new PublishCommand({ TopicArn, Message }));
  const bodies = await receive(client, QueueUrl, sent.length);
  ledger.look(
    'sns',
    `${bodies.size} messages of 5`,
    sent.every((message) => bodies.has(message)),
  );
  await sns.send(new DeleteTopicCommand({ TopicArn }));
  await ledger.refused(
    'sns',
    'NotFoundException',
    sns.send(new PublishCommand({ TopicArn, Message: 'late' })),
  );
  await deleteQueue(client, QueueUrl, Name);
}

/** A rule whose events come to a queue. */
export async function rules(client: LoadClient): Promise<void> {
  const { events, ledger, newName } = client;
  const Name = newName();
  const QueueUrl = await makeQueue(client, Name);
  await events.send(new PutRuleCommand({ Name, EventPattern: JSON.stringify({ source: [Name] }) }));
  const Targets = [{ Id: 'queue', Arn: queueArn(Name), InputPath: '$.detail.text' }];
  await events.send(new PutTargetsCommand({ Rule: Name, Targets }));
  const texts = Array.from({ length: 5 }, () => newName());
  const entry = { Source: Name, DetailType: 'load' };
  const Entries = texts.map((text) => ({ ...entry, Detail: JSON.stringify({ text }) }));
  await events.send(new PutEventsCommand({ Entries }));
  const bodies = await receive(client, QueueUrl, texts.length);
  ledger.look(
    'events',
    `${bodies.size} events of 5`,
    texts.every((text) => bodies.has(JSON.stringify(text))),
  );
  await events.send(new RemoveTargetsCommand({ Rule: Name, Ids: ['queue'] }));
  await events.send(new DeleteRuleCommand({ Name }));
  await deleteQueue(client, QueueUrl, Name);
}
