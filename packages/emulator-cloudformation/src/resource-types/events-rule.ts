import { arn } from '@scones/emulator-core';
import { z } from 'zod';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { changeTags, tagList } from '../resources/tags.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const target = z.strictObject({
  Arn: z.string(),
  Id: z.string(),
  RoleArn: z.string().optional(),
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .strictObject({ InputPathsMap: z.record(z.string(), z.string()).optional(), InputTemplate: z.string() })
    .optional(),
  SqsParameters: z.strictObject({ MessageGroupId: z.string().optional() }).optional(),
  HttpParameters: z
    .strictObject({
      PathParameterValues: z.array(z.string()).optional(),
      HeaderParameters: z.record(z.string(), z.string()).optional(),
      QueryStringParameters: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
});

const properties = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().default(''),
  EventBusName: z.string().optional(),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  ScheduleExpression: z.string().optional(),
  RoleArn: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(target).default([]),
  Tags: tagList,
});
type RuleProperties = z.output<typeof properties>;

export const rule = defineResource({
  type: 'AWS::Events::Rule',
  properties,
  attributes: ['Arn'],
  replacedBy: ['Name', 'EventBusName'],
  async create(context, wanted) {
    const name = wanted.Name ?? context.newName(64);
    await putRule(context, name, wanted, wanted.Tags);
    try {
      await putTargets(context, name, wanted);
    } catch (error) {
      await context.callService('events', 'DeleteRule', { Name: name, ...busOf(wanted) });
      throw error;
    }
    return made(context, name, wanted);
  },
  async update(context, id, wanted, previous) {
    const name = nameIn(id);
    const { callService } = context;
    await putRule(context, name, wanted);
    await putTargets(context, name, wanted);
    const ids = previous.Targets.map(({ Id }) => Id).filter(
      (id) => !wanted.Targets.some(({ Id }) => Id === id),
    );
    if (ids.length > 0)
      await callService('events', 'RemoveTargets', { Rule: name, Ids: ids, ...busOf(wanted) });
    const { physicalId, attributes } = made(context, name, wanted);
    const ResourceARN = attributes?.['Arn'];
    await changeTags(previous.Tags, wanted.Tags, {
      set: (change) => callService('events', 'TagResource', { ResourceARN, ...change }),
      unset: (change) => callService('events', 'UntagResource', { ResourceARN, ...change }),
    });
    return { physicalId, attributes: attributes ?? {} };
  },
  async remove({ callService }, id, { Targets, ...wanted }) {
    const name = nameIn(id);
    const Ids = Targets.map(({ Id }) => Id);
    if (Ids.length > 0)
      await unlessGone(
        'ResourceNotFoundException',
        callService('events', 'RemoveTargets', { Rule: name, Ids, ...busOf(wanted) }),
      );
    await callService('events', 'DeleteRule', { Name: name, ...busOf(wanted) });
  },
});

async function putRule(
  { callService }: ResourceContext,
  Name: string,
  { Description, EventPattern, State, EventBusName, ScheduleExpression, RoleArn }: RuleProperties,
  Tags: RuleProperties['Tags'] = [],
): Promise<void> {
  await callService('events', 'PutRule', {
    Name,
    Description,
    ...(EventPattern && { EventPattern: JSON.stringify(EventPattern) }),
    ...busOf({ EventBusName }),
    ...(ScheduleExpression !== undefined && { ScheduleExpression }),
    ...(RoleArn !== undefined && { RoleArn }),
    State,
    ...(Tags.length > 0 && { Tags }),
  });
}

async function putTargets(
  { callService }: ResourceContext,
  Rule: string,
  { Targets, ...wanted }: RuleProperties,
): Promise<void> {
  if (Targets.length > 0) await callService('events', 'PutTargets', { Rule, Targets, ...busOf(wanted) });
}

/** A bus may be named by its ARN. */
function busOf({ EventBusName }: Pick<RuleProperties, 'EventBusName'>): { EventBusName?: string } {
  if (EventBusName === undefined) return {};
  return { EventBusName: EventBusName.slice(EventBusName.lastIndexOf('/') + 1) };
}

/** `Ref` answers `name`, or `bus|name` for a rule of another bus than the default one. */
function made(
  { identity }: ResourceContext,
  name: string,
  wanted: Pick<RuleProperties, 'EventBusName'>,
): MadeResource {
  const { EventBusName = 'default' } = busOf(wanted);
  const isDefault = EventBusName === 'default';
  const path = isDefault ? name : `${EventBusName}/${name}`;
  return {
    physicalId: isDefault ? name : `${EventBusName}|${name}`,
    attributes: { Arn: arn(identity, 'events', `rule/${path}`) },
  };
}

function nameIn(physicalId: string): string {
  return physicalId.slice(physicalId.indexOf('|') + 1);
}
