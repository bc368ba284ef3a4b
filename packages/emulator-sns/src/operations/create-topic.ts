import type { CreateTopicCommandOutput, CreateTopicInput } from '@aws-sdk/client-sns';
import { arn, tagList, withTags } from '@scones/emulator-core';
import { z } from 'zod';
import { checkPolicy } from '../check-policy.ts';
import { errors } from '../errors.ts';
import { KEPT_ATTRIBUTES, type TopicRecord } from '../records.ts';
import { operation } from '../context.ts';
import { signatureVersion, tracingConfig } from '../topic-attributes.ts';
import { names } from '../service-names.ts';

const inputSchema = z.strictObject({
  Name: z.string().regex(/^[\w-]{1,256}(?:\.fifo)?$/, 'Topic Name'),
  Attributes: z
    .strictObject({
      DisplayName: z.string().max(100).optional(),
      Policy: z.string().optional(),
      KmsMasterKeyId: z.string().optional(),
      SignatureVersion: signatureVersion.optional(),
      TracingConfig: tracingConfig.optional(),
      FifoTopic: z.literal('false', 'The emulator does not support FIFO topics.').optional(),
    })
    .default({}),
  Tags: tagList.optional(),
} satisfies Partial<Record<keyof CreateTopicInput, z.ZodType>>);

/** A topic that exists is answered as if it were new, unless the request describes it differently. */
export const createTopic = operation<CreateTopicCommandOutput>()(
  inputSchema,
  ({ topics, identity }, { Name, Attributes, Tags }) => {
    // Only a FIFO topic, which AWS asks for by an attribute too, may be called so.
    if (Name.endsWith('.fifo')) throw errors.InvalidParameter.member({ member: 'Topic Name' });
    const TopicArn = arn(identity, names.arn, Name);
    const { DisplayName, Policy } = Attributes;
    if (Policy !== undefined) checkPolicy(Policy);
    const existing = topics.get(TopicArn);
    if (existing) checkSame(existing, Attributes, Tags);
    else
      topics.put(TopicArn, {
        arn: TopicArn,
        displayName: DisplayName ?? '',
        ...(Policy !== undefined && { policy: Policy }),
        kept: keptOf(Attributes),
        tags: withTags({}, Tags ?? {}, errors.TagLimitExceeded),
      });
    return { TopicArn };
  },
);

type Input = z.output<typeof inputSchema>;

function keptOf(attributes: Input['Attributes']): Record<string, string> {
  return Object.fromEntries(
    KEPT_ATTRIBUTES.flatMap((name) => {
      const value = attributes[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** A request that leaves an attribute out accepts any value of it. */
function checkSame(
  topic: TopicRecord,
  { DisplayName, Policy, ...others }: Input['Attributes'],
  tags: Input['Tags'],
): void {
  const isOther = (wanted: string | undefined, is: string | undefined): boolean =>
    wanted !== undefined && wanted !== is;
  if (
    isOther(DisplayName, topic.displayName) ||
    isOther(Policy, topic.policy) ||
    KEPT_ATTRIBUTES.some((name) => isOther(others[name], topic.kept?.[name]))
  )
    throw errors.InvalidParameter.otherAttributesOfTopic();
  if (tags && !areEqual(tags, topic.tags)) throw errors.InvalidParameter.otherTagsOfTopic();
}

function areEqual(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
