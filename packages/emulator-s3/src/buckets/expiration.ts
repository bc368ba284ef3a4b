import type { z } from 'zod';
import type { Bucket } from './bucket-table.ts';
import type { lifecycleConfiguration } from './lifecycle-configuration.ts';
import type { ObjectSummary } from '../objects/object-table.ts';

type Rule = z.output<typeof lifecycleConfiguration>['Rules'][number];
type Filter = NonNullable<Rule['Filter']>;

const DAY = 24 * 60 * 60 * 1000;

/** `x-amz-expiration`: when the first of the bucket's rules for an object would let it expire. */
export function expirationOf(bucket: Bucket, object: Omit<ObjectSummary, 'etag'>): { Expiration?: string } {
  const lifecycle = bucket.configurations['lifecycle'] as z.output<typeof lifecycleConfiguration> | undefined;
  if (!lifecycle) return {};
  const expiries = lifecycle.Rules.filter((rule) => appliesTo(rule, object))
    .map((rule) => ({ rule, at: expiryOf(rule, object.modified) }))
    .filter((expiry): expiry is { rule: Rule; at: number } => expiry.at !== undefined)
    .sort((one, other) => one.at - other.at);
  const [first] = expiries;
  if (!first) return {};
  const date = new Date(first.at).toUTCString();
  return { Expiration: `expiry-date="${date}", rule-id="${encodeURIComponent(first.rule.ID ?? '')}"` };
}

/** On the given date, or at the midnight after that many days. */
function expiryOf({ Expiration }: Rule, modified: number): number | undefined {
  if (Expiration?.Date !== undefined) return Date.parse(Expiration.Date);
  if (Expiration?.Days === undefined) return undefined;
  return Math.ceil((modified + Expiration.Days * DAY) / DAY) * DAY;
}

function appliesTo({ Status, Prefix, Filter }: Rule, object: Omit<ObjectSummary, 'etag'>): boolean {
  if (Status !== 'Enabled') return false;
  const { And, Tag, ...plain } = Filter ?? {};
  return matches({ Prefix, ...plain, Tags: Tag && [Tag] }, object) && matches(And ?? {}, object);
}

function matches(
  { Prefix, Tags, ObjectSizeGreaterThan, ObjectSizeLessThan }: NonNullable<Filter['And']>,
  { key, size, attributes }: Omit<ObjectSummary, 'etag'>,
): boolean {
  return (
    (Prefix === undefined || key.startsWith(Prefix)) &&
    (Tags ?? []).every(({ Key, Value }) => attributes.Tags?.[Key] === Value) &&
    (ObjectSizeGreaterThan === undefined || size > ObjectSizeGreaterThan) &&
    (ObjectSizeLessThan === undefined || size < ObjectSizeLessThan)
  );
}
