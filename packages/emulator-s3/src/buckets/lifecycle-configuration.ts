import { wireBoolean } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';

const days = z.coerce.number().int().positive();
const tag = z.strictObject({ Key: z.string(), Value: z.string() });
const storageClass = z.enum([
  'GLACIER',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'DEEP_ARCHIVE',
  'GLACIER_IR',
]);

const midnight = z
  .union([z.date().transform((date) => date.toISOString()), z.string()])
  .refine((text) => !Number.isNaN(Date.parse(text)), 'is not a date')
  .transform((text) => {
    if (Date.parse(text) % (24 * 60 * 60 * 1000) !== 0)
      throw errors.InvalidArgument.ruleDate({ argument: 'Date', value: text });
    return text;
  });

const sizes = {
  ObjectSizeGreaterThan: z.coerce.number().int().nonnegative().optional(),
  ObjectSizeLessThan: z.coerce.number().int().positive().optional(),
};
const both = z
  .strictObject({ Prefix: z.string().optional(), Tags: z.array(tag).optional(), ...sizes })
  .refine(({ Tags = [] }) => {
    if (new Set(Tags.map(({ Key }) => Key)).size < Tags.length) throw errors.InvalidRequest.ruleTagTwice();
    return true;
  });
const filter = z
  .strictObject({ Prefix: z.string().optional(), Tag: tag.optional(), ...sizes, And: both.optional() })
  .refine((given) => Object.keys(given).length <= 1, 'a filter has one condition, or several in And');

const expiration = z
  .strictObject({
    Days: days.optional(),
    Date: midnight.optional(),
    ExpiredObjectDeleteMarker: wireBoolean.optional(),
  })
  .refine((given) => Object.keys(given).length === 1, 'an expiration has one of Days, Date and the marker');

const transition = z
  .strictObject({
    Days: z.coerce.number().int().nonnegative().optional(),
    Date: midnight.optional(),
    StorageClass: storageClass,
  })
  .refine(({ Days, Date }) => (Days === undefined) !== (Date === undefined), 'Days or Date is needed');

const rule = z
  .strictObject({
    ID: z
      .string()
      .optional()
      .transform((id) => {
        if (id !== undefined && id.length > 255)
          throw errors.InvalidArgument.ruleIdTooLong({ argument: 'ID', value: id });
        return id;
      }),
    Status: z.enum(['Enabled', 'Disabled']),
    Prefix: z.string().optional(),
    // An empty element is an empty text.
    Filter: z.preprocess((given) => (given === '' ? {} : given), filter).optional(),
    Expiration: expiration.optional(),
    Transitions: z.array(transition).optional(),
    NoncurrentVersionExpiration: z
      .strictObject({ NoncurrentDays: days, NewerNoncurrentVersions: days.optional() })
      .optional(),
    NoncurrentVersionTransitions: z
      .array(
        z.strictObject({
          NoncurrentDays: days,
          StorageClass: storageClass,
          NewerNoncurrentVersions: days.optional(),
        }),
      )
      .optional(),
    AbortIncompleteMultipartUpload: z.strictObject({ DaysAfterInitiation: days }).optional(),
  })
  .refine(
    (given) => (given.Filter === undefined) !== (given.Prefix === undefined),
    'Filter or Prefix is needed',
  )
  .refine(
    (given) =>
      given.Expiration ??
      given.Transitions ??
      given.NoncurrentVersionExpiration ??
      given.NoncurrentVersionTransitions ??
      given.AbortIncompleteMultipartUpload,
    'At least one action needs to be specified in a rule',
  );

/** A bucket's lifecycle rules. They are stored and shown; the emulator lets nothing expire by itself. */
export const lifecycleConfiguration = z
  .strictObject({ Rules: z.array(rule).min(1).max(1000) })
  .refine(({ Rules }) => {
    const ids = Rules.flatMap(({ ID }) => ID ?? []);
    if (new Set(ids).size < ids.length) throw errors.InvalidArgument.ruleIdTwice({ argument: 'ID' });
    return true;
  })
  .transform(({ Rules }) => ({ Rules: Rules.map((given, index) => withId(given, index)) }));

/** S3 gives an id to a rule that has none. */
function withId<Given extends { ID?: string | undefined }>(
  given: Given,
  index: number,
): Given & { ID: string } {
  return { ...given, ID: given.ID ?? `rule-${index + 1}` };
}
