import { z } from 'zod';
import { errors } from '../errors.ts';

const document = z.object({
  expiration: z.string(),
  conditions: z.array(z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())])),
});

export interface SizeRange {
  readonly smallest: number;
  readonly largest: number;
}

/**
 * Checks a form against the policy that it was signed with
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html): its expiry, its conditions, and
 * that every field has a condition. The condition on the file's size is checked after reading.
 */
export function checkPolicy(
  policy: string,
  fields: ReadonlyMap<string, string>,
  now: number,
): SizeRange | undefined {
  const { expiration, conditions } = parsePolicy(policy);
  if (!ISO_DATE.test(expiration)) throw errors.InvalidPolicyDocument.expiration({ expiration });
  if (!(Date.parse(expiration) > now)) throw errors.AccessDenied.policyExpired();
  const covered = new Set<string>();
  let range: SizeRange | undefined;
  for (const condition of conditions.map(normalized)) {
    const [operator, name, value] = condition;
    if (operator === 'content-length-range') range = sizeRange(condition);
    else covered.add(checkField([operator, name, value], fields));
  }
  const extra = [...fields.keys()].find((name) => !covered.has(name) && !isFree(name));
  if (extra !== undefined) throw errors.AccessDenied.policyExtraField({ field: extra });
  return range;
}

export function checkSizeRange(size: number, range: SizeRange | undefined): void {
  if (!range) return;
  if (size > range.largest) throw errors.EntityTooLarge(size, range.largest);
  if (size < range.smallest) throw errors.EntityTooSmall(size, range.smallest);
}

const ISO_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

type Condition = readonly [operator: unknown, name: unknown, value: unknown];

function parsePolicy(policy: string): z.output<typeof document> {
  try {
    return document.parse(JSON.parse(Buffer.from(policy, 'base64').toString('utf8')));
  } catch (cause) {
    throw errors.InvalidPolicyDocument.noJson({ cause });
  }
}

/** `{ name: value }` is short for `["eq", "$name", value]`. */
function normalized(condition: unknown[] | Record<string, unknown>): Condition {
  if (Array.isArray(condition)) {
    const [operator, name, value] = condition;
    if (condition.length !== 3) throw errors.InvalidPolicyDocument.condition();
    return [typeof operator === 'string' ? operator.toLowerCase() : operator, name, value];
  }
  const [entry, ...others] = Object.entries(condition);
  if (!entry || others.length > 0) throw errors.InvalidPolicyDocument.simpleCondition();
  return ['eq', `$${entry[0]}`, entry[1]];
}

function sizeRange(condition: Condition): SizeRange {
  const [, smallest, largest] = condition.map(Number) as [number, number, number];
  if (!Number.isInteger(smallest) || !Number.isInteger(largest)) throw failed(condition);
  return { smallest, largest };
}

/** The name of the field that a condition is about. */
function checkField(condition: Condition, fields: ReadonlyMap<string, string>): string {
  const [operator, name, value] = condition;
  if (typeof name !== 'string' || !name.startsWith('$') || typeof value !== 'string') throw failed(condition);
  const field = name.slice(1).toLowerCase();
  const given = fields.get(field) ?? '';
  const holds =
    operator === 'eq'
      ? given === value
      : operator === 'starts-with'
        ? startsWith(field, given, value)
        : false;
  if (!holds) throw failed(condition);
  return field;
}

/** Each of several types must begin like this. */
function startsWith(field: string, given: string, prefix: string): boolean {
  const values = field === 'content-type' ? given.split(',') : [given];
  return values.every((value) => value.startsWith(prefix));
}

/** The signature covers the policy, so that no condition can be about it. A checksum checks itself. */
function isFree(field: string): boolean {
  return (
    ['policy', 'x-amz-signature', 'signature', 'awsaccesskeyid', 'file', 'bucket'].includes(field) ||
    field.startsWith('x-ignore-') ||
    field.startsWith('x-amz-checksum-')
  );
}

function failed(condition: Condition): Error {
  return errors.AccessDenied.policyCondition({
    condition: JSON.stringify(condition).replaceAll('","', '", "'),
  });
}
