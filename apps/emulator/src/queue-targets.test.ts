import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from '@aws-sdk/client-eventbridge';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it, onTestFinished } from 'vitest';
import { startedEmulator } from './testing/started-emulator.ts';

it('sends a rule’s events to a FIFO queue in the group that the target names, which it must', async () => {
  const emulator = await startedEmulator();
  const sqs = new SQSClient(emulator.connection);
  const events = new EventBridgeClient(emulator.connection);
  onTestFinished(async () => {
    sqs.destroy();
    events.destroy();
    await emulator.close();
    expect(emulator.faults).toEqual([]);
  });
  const Attributes = { FifoQueue: 'true', ContentBasedDeduplication: 'true' };
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'told.fifo', Attributes }));
  await events.send(new PutRuleCommand({ Name: 'rule', EventPattern: JSON.stringify({ source: ['test'] }) }));
  const target = { Id: '1', Arn: 'arn:aws:sqs:us-east-1:000000000000:told.fifo', InputPath: '$.detail' };
  const putTarget = (change: Partial<Target>) =>
    events.send(new PutTargetsCommand({ Rule: 'rule', Targets: [{ ...target, ...change }] }));
  await expect(putTarget({})).rejects.toThrow('Parameter(s) SqsParameters must be specified for target: 1.');
  await putTarget({ SqsParameters: { MessageGroupId: 'orders' } });
  const entry = { Source: 'test', DetailType: 'Test', Detail: '{"n":1}' };
  await events.send(new PutEventsCommand({ Entries: [entry] }));
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      WaitTimeSeconds: 20,
      MessageSystemAttributeNames: ['MessageGroupId'],
    }),
  );
  expect(Messages).toMatchObject([{ Body: '{"n":1}', Attributes: { MessageGroupId: 'orders' } }]);
});
