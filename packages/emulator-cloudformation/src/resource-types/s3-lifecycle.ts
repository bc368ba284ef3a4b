import { z } from 'zod';

const transition = z.strictObject({
  StorageClass: z.string(),
  TransitionInDays: z.number().optional(),
  TransitionDate: z.string().optional(),
});
const noncurrentTransition = z.strictObject({
  StorageClass: z.string(),
  TransitionInDays: z.number(),
  NewerNoncurrentVersions: z.number().optional(),
});

export const lifecycleRule = z.strictObject({
  Id: z.string().optional(),
  Status: z.enum(['Enabled', 'Disabled']),
  Prefix: z.string().optional(),
  TagFilters: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).default([]),
  ObjectSizeGreaterThan: z.number().optional(),
  ObjectSizeLessThan: z.number().optional(),
  ExpirationInDays: z.number().optional(),
  ExpirationDate: z.string().optional(),
  ExpiredObjectDeleteMarker: z.boolean().optional(),
  Transition: transition.optional(),
  Transitions: z.array(transition).default([]),
  NoncurrentVersionExpirationInDays: z.number().optional(),
  NoncurrentVersionExpiration: z
    .strictObject({ NoncurrentDays: z.number(), NewerNoncurrentVersions: z.number().optional() })
    .optional(),
  NoncurrentVersionTransitions: z.array(noncurrentTransition).default([]),
  AbortIncompleteMultipartUpload: z.strictObject({ DaysAfterInitiation: z.number() }).optional(),
});
type LifecycleRule = z.output<typeof lifecycleRule>;

/** A rule of a template as S3's operation takes it. */
export function s3Rule(rule: LifecycleRule): object {
  const transitions = [...(rule.Transition ? [rule.Transition] : []), ...rule.Transitions];
  const noncurrent =
    rule.NoncurrentVersionExpiration ??
    (rule.NoncurrentVersionExpirationInDays !== undefined
      ? { NoncurrentDays: rule.NoncurrentVersionExpirationInDays }
      : undefined);
  return {
    ...present({ ID: rule.Id, NoncurrentVersionExpiration: noncurrent }),
    ...present({ AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload }),
    Status: rule.Status,
    Filter: filterOf(rule),
    ...expirationOf(rule),
    ...(transitions.length > 0 && {
      Transitions: transitions.map(({ StorageClass, TransitionInDays, TransitionDate }) => ({
        StorageClass,
        ...present({ Days: TransitionInDays, Date: TransitionDate }),
      })),
    }),
    ...(rule.NoncurrentVersionTransitions.length > 0 && {
      NoncurrentVersionTransitions: rule.NoncurrentVersionTransitions.map(
        ({ TransitionInDays, ...other }) => ({ NoncurrentDays: TransitionInDays, ...other }),
      ),
    }),
  };
}

function expirationOf(rule: LifecycleRule): object {
  const Expiration = present({
    Days: rule.ExpirationInDays,
    Date: rule.ExpirationDate,
    ExpiredObjectDeleteMarker: rule.ExpiredObjectDeleteMarker,
  });
  return Object.keys(Expiration).length > 0 ? { Expiration } : {};
}

/** S3 wants several conditions inside an `And`. */
function filterOf({ Prefix, TagFilters, ObjectSizeGreaterThan, ObjectSizeLessThan }: LifecycleRule): object {
  const single = present({ Prefix, ObjectSizeGreaterThan, ObjectSizeLessThan });
  const parts = Object.keys(single).length + TagFilters.length;
  if (parts > 1) return { And: { ...single, ...(TagFilters.length > 0 && { Tags: TagFilters }) } };
  if (TagFilters.length === 1) return { Tag: TagFilters[0] };
  return parts === 0 ? { Prefix: '' } : single;
}

function present(members: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
