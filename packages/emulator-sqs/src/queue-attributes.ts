import { z } from 'zod';
import { errors } from './errors.ts';

type Attributes = Readonly<Record<string, string>>;

/** A queue's attributes as AWS sets them where a user does not. */
const DEFAULTS: Attributes = {
  DelaySeconds: '0',
  MaximumMessageSize: '1048576',
  MessageRetentionPeriod: '345600',
  ReceiveMessageWaitTimeSeconds: '0',
  VisibilityTimeout: '30',
  SqsManagedSseEnabled: 'true',
};

const FIFO_DEFAULTS: Attributes = {
  FifoQueue: 'true',
  ContentBasedDeduplication: 'false',
  DeduplicationScope: 'queue',
  FifoThroughputLimit: 'perQueue',
};

type IsValid = (value: string) => boolean;

/** Those that a user may set, and their values. */
const SETTABLE: Readonly<Record<string, IsValid>> = {
  DelaySeconds: integer(0, 900),
  MaximumMessageSize: integer(1024, 1_048_576),
  MessageRetentionPeriod: integer(60, 1_209_600),
  ReceiveMessageWaitTimeSeconds: integer(0, 20),
  VisibilityTimeout: integer(0, 43_200),
  Policy: isDocument,
  RedrivePolicy: isDocument,
  RedriveAllowPolicy: isDocument,
  KmsMasterKeyId: () => true,
  KmsDataKeyReusePeriodSeconds: integer(60, 86_400),
  SqsManagedSseEnabled: isBoolean,
};

const OF_FIFO: Readonly<Record<string, IsValid>> = {
  FifoQueue: isBoolean,
  ContentBasedDeduplication: isBoolean,
  DeduplicationScope: (value) => ['messageGroup', 'queue'].includes(value),
  FifoThroughputLimit: (value) => ['perQueue', 'perMessageGroupId'].includes(value),
};

function integer(lowest: number, highest: number): IsValid {
  return (value) => /^\d+$/.test(value) && Number(value) >= lowest && Number(value) <= highest;
}

function isBoolean(value: string): boolean {
  return value === 'true' || value === 'false';
}

/** An empty one is none. */
function isDocument(value: string): boolean {
  try {
    return value === '' || typeof JSON.parse(value) === 'object';
  } catch {
    return false;
  }
}

/** Throws `InvalidAttributeName` and `InvalidAttributeValue`. */
export function checkQueueAttributes(attributes: Attributes, isFifo: boolean): void {
  for (const [name, value] of Object.entries(attributes)) checkAttribute(name, value, isFifo);
  if (attributes['KmsMasterKeyId'] && attributes['SqsManagedSseEnabled'] === 'true')
    throw errors.InvalidAttributeName.twoEncryptions();
}

function checkAttribute(name: string, value: string, isFifo: boolean): void {
  const { unknown, fifoOnly } = errors.InvalidAttributeName;
  if (!isFifo && ['DeduplicationScope', 'FifoThroughputLimit'].includes(name)) throw fifoOnly({ name });
  const table = isFifo ? { ...SETTABLE, ...OF_FIFO } : SETTABLE;
  const isValid = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!isValid) throw unknown({ name });
  if (!isValid(value)) throw errors.InvalidAttributeValue.value({ name });
  if (name === 'FifoQueue' && value === 'false') throw errors.InvalidAttributeValue.queueType();
}

/** Whether a user may ask a queue for it. */
export function isQueueAttribute(name: string): boolean {
  return Object.hasOwn(SETTABLE, name) || Object.hasOwn(OF_FIFO, name);
}

/** After others take their place. An empty value takes an attribute away, and a key of KMS stands for SQS's own. */
export function changedAttributes(before: Attributes, changes: Attributes): Attributes {
  const hasKey = Boolean(changes['KmsMasterKeyId']);
  const all = { ...before, ...changes, ...(hasKey && { SqsManagedSseEnabled: 'false' }) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** All that do not change by themselves. */
export function attributesOf({ attributes }: { readonly attributes: Attributes }): Attributes {
  return { ...DEFAULTS, ...(attributes['FifoQueue'] === 'true' && FIFO_DEFAULTS), ...attributes };
}

/** Milliseconds, of an attribute in seconds. */
export function millisecondsOf(queue: { readonly attributes: Attributes }, name: string): number {
  return Number(attributesOf(queue)[name]) * 1000;
}

const redrivePolicy = z.object({
  deadLetterTargetArn: z.string(),
  maxReceiveCount: z.coerce.number().int().min(1).max(1000),
});

/** Where a message goes that was received too often; undefined where it stays. */
export function redriveOf({
  attributes,
}: {
  readonly attributes: Attributes;
}): z.output<typeof redrivePolicy> | undefined {
  const text = attributes['RedrivePolicy'];
  return text ? redrivePolicy.parse(JSON.parse(text)) : undefined;
}

/** Throws where a policy names no queue of the same type, which `isQueue` knows. */
export function checkRedrive(text: string | undefined, isQueue: (arn: string) => boolean): void {
  if (!text) return;
  const { redrive, redriveTarget } = errors.InvalidParameterValueException;
  const parsed = redrivePolicy.safeParse(JSON.parse(text));
  if (!parsed.success) throw redrive({ value: text, member: String(parsed.error.issues[0]?.path[0]) });
  const { deadLetterTargetArn } = parsed.data;
  if (!deadLetterTargetArn.startsWith('arn:')) throw redrive({ value: text, member: 'deadLetterTargetArn' });
  if (!isQueue(deadLetterTargetArn)) throw redriveTarget({ value: text });
}
