import { arn } from '@scones/emulator-core';
import { z } from 'zod';
import { defineResource, type MadeResource, type ResourceContext } from '../resource-type.ts';
import { changeTags, tagList } from './tags.ts';
import { unlessGone } from './unless-gone.ts';

const target = z.strictObject({
  Arn: z.string(),
  Id: z.string(),
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .strictObject({ InputPathsMap: z.record(z.string(), z.string()).optional(), InputTemplate: z.string() })
    .optional(),
});

const properties = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().default(''),
  EventPattern: z.record(z.string(), z.unknown()),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(target).default([]),
  Tags: tagList,
});
type RuleProperties = z.output<typeof properties>;

export const rule = defineResource({
  type: 'AWS::Events::Rule',
  properties,
  attributes: ['Arn'],
  replacedBy: ['Name'],
  async create(context, wanted) {
    const name = wanted.Name ?? context.newName(64);
    await putRule(context, name, wanted, wanted.Tags);
    try {
      await putTargets(context, name, wanted);
    } catch (error) {
      await context.callService('events', 'DeleteRule', { Name: name });
      throw error;
    }
    return made(context, name);
  },
  async update(context, name, wanted, previous) {
    const { callService } = context;
    await putRule(context, name, wanted);
    await putTargets(context, name, wanted);
    const ids = previous.Targets.map(({ Id }) => Id).filter(
      (id) => !wanted.Targets.some(({ Id }) => Id === id),
    );
    if (ids.length > 0) await callService('events', 'RemoveTargets', { Rule: name, Ids: ids });
    const { physicalId, attributes } = made(context, name);
    const ResourceARN = attributes?.['Arn'];
    await changeTags(previous.Tags, wanted.Tags, {
      set: (change) => callService('events', 'TagResource', { ResourceARN, ...change }),
      unset: (change) => callService('events', 'UntagResource', { ResourceARN, ...change }),
    });
    return { physicalId, attributes: attributes ?? {} };
  },
  async remove({ callService }, name, { Targets }) {
    const Ids = Targets.map(({ Id }) => Id);
    if (Ids.length > 0)
      await unlessGone(
        'ResourceNotFoundException',
        callService('events', 'RemoveTargets', { Rule: name, Ids }),
      );
    await callService('events', 'DeleteRule', { Name: name });
  },
});

async function putRule(
  { callService }: ResourceContext,
  Name: string,
  { Description, EventPattern, State }: RuleProperties,
  Tags: RuleProperties['Tags'] = [],
): Promise<void> {
  await callService('events', 'PutRule', {
    Name,
    Description,
    EventPattern: JSON.stringify(EventPattern),
    State,
    ...(Tags.length > 0 && { Tags }),
  });
}

async function putTargets(
  { callService }: ResourceContext,
  Rule: string,
  { Targets }: RuleProperties,
): Promise<void> {
  if (Targets.length > 0) await callService('events', 'PutTargets', { Rule, Targets });
}

function made({ identity }: ResourceContext, name: string): MadeResource {
  return { physicalId: name, attributes: { Arn: arn(identity, 'events', `rule/${name}`) } };
}
