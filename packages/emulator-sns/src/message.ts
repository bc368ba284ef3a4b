import { z } from 'zod';
import { errors } from './errors.ts';
import type { SubscriptionRecord } from './records.ts';

interface MessageAttribute {
  readonly Type: string;
  readonly Value: string;
}

/** A message as it is published. */
export interface Message {
  readonly subject: string | undefined;
  /** The text that an endpoint of this protocol gets. */
  readonly textFor: (protocol: SubscriptionRecord['protocol']) => string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
}

const LIMIT_BYTES = 262_144;

const attributeValue = z.strictObject({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z
    .union([z.string(), z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes).toString('base64'))])
    .optional(),
});

/** The members that `Publish` and an entry of `PublishBatch` share. */
export const messageMembers = {
  Message: z.string().min(1, 'Empty message'),
  Subject: z.string().max(100).optional(),
  MessageStructure: z.enum(['json', '']).optional(),
  MessageAttributes: z.record(z.string().min(1), attributeValue).default({}),
};
type MessageInput = z.output<z.ZodObject<typeof messageMembers>>;

/** Throws `InvalidParameter`. */
export function readMessage({
  Message,
  Subject,
  MessageStructure,
  MessageAttributes,
}: MessageInput): Message {
  if (Buffer.byteLength(Message) > LIMIT_BYTES) throw errors.InvalidParameter.messageTooLong();
  if (Subject !== undefined) checkSubject(Subject);
  const attributes = Object.entries(MessageAttributes).map(([name, value]): [string, MessageAttribute] => [
    name,
    readAttribute(name, value),
  ]);
  const texts = MessageStructure === 'json' ? readStructure(Message) : undefined;
  return {
    subject: Subject,
    textFor: (protocol) => (texts ? (texts[protocol] ?? (texts['default'] as string)) : Message),
    attributes: Object.fromEntries(attributes),
  };
}

function checkSubject(subject: string): void {
  if (subject === '' || /[\n\r]/.test(subject) || !/^[\x20-\x7e]/.test(subject))
    throw errors.InvalidParameter.member({ member: 'Subject' });
}

function readAttribute(
  name: string,
  { DataType, StringValue, BinaryValue }: z.output<typeof attributeValue>,
) {
  checkAttributeName(name);
  const field = fieldOf(name, DataType);
  if (field === 'Binary' ? StringValue : BinaryValue)
    throw errors.ParameterValueInvalid.field({ name, type: DataType, field });
  const Value = field === 'Binary' ? BinaryValue : StringValue;
  if (Value === undefined || Value === '') throw errors.ParameterValueInvalid.empty({ name, type: DataType });
  if (DataType.startsWith('Number') && !/^[-+]?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(Value))
    throw errors.ParameterValueInvalid.notNumber({ name });
  return { Type: DataType, Value };
}

function fieldOf(name: string, dataType: string): 'Binary' | 'String' {
  if (!/^(String|Number|Binary)(\.|$)/.test(dataType)) throw errors.ParameterValueInvalid.type({ name });
  return dataType.startsWith('Binary') ? 'Binary' : 'String';
}

/** The checks stand in AWS's order. */
function checkAttributeName(name: string): void {
  const { longName, nameCharacter, nameStart, nameEnd, nameDots } = errors.ParameterValueInvalid;
  if (Buffer.byteLength(name) > LONGEST_NAME_BYTES) throw longName();
  const wrong = /[^\w.-]/u.exec(name)?.[0].codePointAt(0);
  if (wrong !== undefined) throw nameCharacter({ code: wrong.toString(16).toUpperCase() });
  if (name.startsWith('.')) throw nameStart();
  if (name.endsWith('.')) throw nameEnd();
  if (name.includes('..')) throw nameDots();
}

const LONGEST_NAME_BYTES = 256;

/** A text for each protocol, and one for all others. */
function readStructure(text: string): Readonly<Record<string, string>> {
  let texts: unknown;
  try {
    texts = JSON.parse(text);
  } catch (cause) {
    throw errors.InvalidParameter.messageStructure({ cause });
  }
  const parsed = z.record(z.string(), z.unknown()).safeParse(texts);
  if (!parsed.success || typeof parsed.data['default'] !== 'string')
    throw errors.InvalidParameter.noDefault();
  return Object.fromEntries(
    Object.entries(parsed.data).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
