import type { CreateQueueCommandOutput, CreateQueueRequest } from '@aws-sdk/client-sqs';
import { structure, type Tags, tagRecord, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { nameInArn, operation, required, type SqsContext, urlOf } from '../context.ts';
import { errors } from '../errors.ts';
import { attributesOf, changedAttributes, checkQueueAttributes, checkRedrive } from '../queue-attributes.ts';
import type { QueueRecord } from '../records.ts';

const inputSchema = structure<
  Omit<CreateQueueRequest, 'Attributes'> & { Attributes?: Record<string, string> }
>()({
  QueueName: required('QueueName'),
  Attributes: z.record(z.string(), z.string()).default({}),
  tags: tagRecord.default({}),
});

/** The same queue made again is the same queue. */
export const createQueue = operation<CreateQueueCommandOutput>()(
  inputSchema,
  (context, { QueueName: name, Attributes: attributes, tags }) => {
    const isFifo = attributes['FifoQueue'] !== undefined;
    checkName(name, isFifo);
    checkQueueAttributes(attributes, isFifo);
    const there = context.queues.get(name);
    if (there) checkSame(there, attributes);
    else make(context, name, attributes, tags);
    return { QueueUrl: urlOf(context, name) };
  },
);

function checkName(name: string, isFifo: boolean): void {
  const { fifoName, queueName } = errors.InvalidParameterValueException;
  if (isFifo && !/^[\w-]{1,75}\.fifo$/.test(name)) throw fifoName();
  if (!isFifo && !/^[\w-]{1,80}$/.test(name)) throw queueName();
}

function checkSame(there: QueueRecord, attributes: Readonly<Record<string, string>>): void {
  const before = attributesOf(there);
  const name = Object.keys(attributes).find((one) => before[one] !== attributes[one]);
  if (name !== undefined) throw errors.QueueNameExists({ name });
}

function make(
  { clock, queues }: SqsContext,
  name: string,
  attributes: Readonly<Record<string, string>>,
  tags: Tags,
): void {
  checkRedrive(
    attributes['RedrivePolicy'],
    (arn) => isSameType(name, nameInArn(arn)) && queues.has(nameInArn(arn)),
  );
  const now = clock.now();
  queues.put(name, {
    name,
    attributes: changedAttributes({}, attributes),
    tags: withTags({}, tags, () => errors.InvalidParameterValueException.tooManyTags({ name })),
    madeAt: now,
    modifiedAt: now,
    sent: 0,
  });
}

function isSameType(name: string, other: string): boolean {
  return name.endsWith('.fifo') === other.endsWith('.fifo');
}
