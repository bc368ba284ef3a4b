import { createHash } from 'node:crypto';
import type { MessageAttributeValue } from '@aws-sdk/client-sqs';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from './errors.ts';

/** Of a message attribute; bytes are in Base64, as on the wire. */
const attributeValue = structure<WireAttribute>()({
  DataType: z.string().max(256),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});

type WireAttribute = Omit<MessageAttributeValue, 'BinaryValue'> & { BinaryValue?: string | undefined };

export const messageAttributes = z.record(z.string().max(256), attributeValue).default({});

export type MessageAttributes = z.output<typeof messageAttributes>;
type Attribute = MessageAttributes[string];

/** Throws `InvalidParameterValueException`. */
export function checkAttributes(attributes: MessageAttributes): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    checkName(name);
    checkValue(name, attribute);
  }
}

function checkName(name: string): void {
  const { attributeName, reservedName } = errors.InvalidParameterValueException;
  if (!/^[\p{L}\w.-]+$/u.test(name)) throw attributeName();
  if (/^(aws\.|amazon\.|\.)|\.$/i.test(name)) throw reservedName();
}

function checkValue(name: string, { DataType: type, StringValue }: Attribute): void {
  const { attributeType, emptyAttribute, notNumber } = errors.InvalidParameterValueException;
  const [base = ''] = type.split('.');
  if (!['String', 'Number', 'Binary'].includes(base)) throw attributeType({ name });
  if (!valueOf({ DataType: type, StringValue })) {
    if (base !== 'Binary') throw emptyAttribute({ name, type });
  }
  if (base === 'Number' && !/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(StringValue ?? ''))
    throw notNumber({ name });
}

function isBinary({ DataType }: Attribute): boolean {
  return DataType.startsWith('Binary');
}

function valueOf(attribute: Attribute): Buffer | undefined {
  const text = isBinary(attribute) ? attribute.BinaryValue : attribute.StringValue;
  return text === undefined || text === ''
    ? undefined
    : Buffer.from(text, isBinary(attribute) ? 'base64' : 'utf8');
}

/** How many bytes they count of a message's size. */
export function sizeOfAttributes(attributes: MessageAttributes): number {
  return Object.entries(attributes).reduce(
    (total, [name, attribute]) =>
      total +
      Buffer.byteLength(name) +
      Buffer.byteLength(attribute.DataType) +
      (valueOf(attribute)?.length ?? 0),
    0,
  );
}

/**
 * Undefined where there are none. Its parts:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function md5OfAttributes(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort((one, other) =>
    Buffer.compare(Buffer.from(one), Buffer.from(other)),
  );
  if (names.length === 0) return undefined;
  const hash = createHash('md5');
  for (const name of names) {
    const attribute = attributes[name] as Attribute;
    hash.update(withLength(Buffer.from(name))).update(withLength(Buffer.from(attribute.DataType)));
    hash
      .update(Buffer.from([isBinary(attribute) ? 2 : 1]))
      .update(withLength(valueOf(attribute) ?? Buffer.alloc(0)));
  }
  return hash.digest('hex');
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

export function md5OfText(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

/** Those that a receiver asks for: all, by name, or by how a name begins (`order.*`). */
export function wantedAttributes(
  attributes: MessageAttributes,
  wanted: readonly string[],
): MessageAttributes {
  const isWanted = (name: string): boolean =>
    wanted.some(
      (pattern) =>
        pattern === 'All' ||
        pattern === name ||
        (pattern.endsWith('.*') && name.startsWith(pattern.slice(0, -2))),
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}
