import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, it, onTestFinished } from 'vitest';
import { startedEmulator } from './testing/started-emulator.ts';

const Arn = 'arn:aws:sqs:us-east-1:000000000000:told';

it('lets a rule send to a queue whose policy lets it send, and to no other', async () => {
  const emulator = await startedEmulator({ enforceIam: true });
  const sqs = new SQSClient(emulator.connection);
  const events = new EventBridgeClient(emulator.connection);
  onTestFinished(async () => {
    sqs.destroy();
    events.destroy();
    await emulator.close();
  });
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'told' }));
  const pattern = { Name: 'rule', EventPattern: JSON.stringify({ source: ['test'] }) };
  const { RuleArn } = await events.send(new PutRuleCommand(pattern));
  await events.send(
    new PutTargetsCommand({ Rule: 'rule', Targets: [{ Id: '1', Arn, InputPath: '$.detail.n' }] }),
  );
  const put = (n: number) => {
    const entry = { Source: 'test', DetailType: 'Test', Detail: JSON.stringify({ n }) };
    return events.send(new PutEventsCommand({ Entries: [entry] }));
  };
  await put(1);
  await expect.poll(() => String(emulator.faults[0])).toContain('sqs:SendMessage');
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'events.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: Arn,
    Condition: { ArnEquals: { 'aws:SourceArn': RuleArn } },
  };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  await put(2);
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
  expect(Messages).toMatchObject([{ Body: '2' }]);
  expect(emulator.faults).toHaveLength(1);
});
