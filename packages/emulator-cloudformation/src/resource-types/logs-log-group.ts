import { arn, tagsOfList } from '@scones/emulator-core';
import { z } from 'zod';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { changeTags, tagList } from '../resources/tags.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({
  LogGroupName: z.string().optional(),
  RetentionInDays: z.number().optional(),
  LogGroupClass: z
    .literal('STANDARD', { error: 'The emulator does not support log groups of another class than STANDARD' })
    .default('STANDARD'),
  Tags: tagList,
});

export const logGroup = defineResource({
  type: 'AWS::Logs::LogGroup',
  properties,
  attributes: ['Arn'],
  replacedBy: ['LogGroupName'],
  async create(context, wanted) {
    const logGroupName = wanted.LogGroupName ?? context.newName(512);
    await context.callService('logs', 'CreateLogGroup', { logGroupName, tags: tagsOfList(wanted.Tags) });
    await retain(context, logGroupName, wanted.RetentionInDays);
    return made(context, logGroupName);
  },
  async update(context, logGroupName, wanted, previous) {
    const { callService } = context;
    const resourceArn = arn(context.identity, 'logs', `log-group:${logGroupName}`);
    await retain(context, logGroupName, wanted.RetentionInDays);
    await changeTags(previous.Tags, wanted.Tags, {
      set: ({ Tags }) => callService('logs', 'TagResource', { resourceArn, tags: tagsOfList(Tags) }),
      unset: ({ TagKeys }) => callService('logs', 'UntagResource', { resourceArn, tagKeys: TagKeys }),
    });
    return made(context, logGroupName);
  },
  async remove({ callService }, logGroupName) {
    await unlessGone('ResourceNotFoundException', callService('logs', 'DeleteLogGroup', { logGroupName }));
  },
});

async function retain(
  { callService }: ResourceContext,
  logGroupName: string,
  retentionInDays: number | undefined,
): Promise<void> {
  if (retentionInDays === undefined) await callService('logs', 'DeleteRetentionPolicy', { logGroupName });
  else await callService('logs', 'PutRetentionPolicy', { logGroupName, retentionInDays });
}

function made({ identity }: ResourceContext, name: string): MadeResource {
  return { physicalId: name, attributes: { Arn: `${arn(identity, 'logs', `log-group:${name}`)}:*` } };
}
