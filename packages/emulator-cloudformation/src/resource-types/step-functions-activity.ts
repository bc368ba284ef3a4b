import { z } from 'zod';
import { defineResource, type MadeResource } from '../resources/resource-type.ts';
import { encryptionOf, encryptionProperties, inLowerCase } from './step-functions-state-machine.ts';
import { changeTags, tagList } from '../resources/tags.ts';

const properties = z.strictObject({
  Name: z.string(),
  EncryptionConfiguration: encryptionProperties,
  Tags: tagList,
});

export const activity = defineResource({
  type: 'AWS::StepFunctions::Activity',
  properties,
  attributes: ['Arn', 'Name'],
  replacedBy: ['Name', 'EncryptionConfiguration'],
  async create({ callService }, { Name, EncryptionConfiguration, Tags }) {
    const { activityArn } = (await callService('states', 'CreateActivity', {
      name: Name,
      ...encryptionOf(EncryptionConfiguration),
      tags: inLowerCase(Tags),
    })) as { activityArn: string };
    return made(activityArn);
  },
  async update({ callService }, activityArn, { Tags }, previous) {
    await changeTags(previous.Tags, Tags, {
      set: (change) =>
        callService('states', 'TagResource', { resourceArn: activityArn, tags: inLowerCase(change.Tags) }),
      unset: ({ TagKeys }) =>
        callService('states', 'UntagResource', { resourceArn: activityArn, tagKeys: TagKeys }),
    });
    return made(activityArn);
  },
  async remove({ callService }, activityArn) {
    await callService('states', 'DeleteActivity', { activityArn });
  },
});

function made(activityArn: string): MadeResource {
  return {
    physicalId: activityArn,
    attributes: { Arn: activityArn, Name: activityArn.slice(activityArn.lastIndexOf(':') + 1) },
  };
}
