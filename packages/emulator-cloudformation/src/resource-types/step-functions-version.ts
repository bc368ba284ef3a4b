import { z } from 'zod';
import { defineResource, type MadeResource } from '../resources/resource-type.ts';

const properties = z.strictObject({
  StateMachineArn: z.string(),
  StateMachineRevisionId: z.string().optional(),
  Description: z.string().optional(),
});

export const stateMachineVersion = defineResource({
  type: 'AWS::StepFunctions::StateMachineVersion',
  properties,
  attributes: ['Arn'],
  replacedBy: ['StateMachineArn', 'StateMachineRevisionId', 'Description'],
  async create({ callService }, { StateMachineArn, StateMachineRevisionId, Description }) {
    const { stateMachineVersionArn } = (await callService('states', 'PublishStateMachineVersion', {
      stateMachineArn: StateMachineArn,
      revisionId: StateMachineRevisionId,
      description: Description,
    })) as { stateMachineVersionArn: string };
    return made(stateMachineVersionArn);
  },
  update: async (_context, versionArn) => made(versionArn),
  async remove({ callService }, stateMachineVersionArn) {
    await callService('states', 'DeleteStateMachineVersion', { stateMachineVersionArn });
  },
});

function made(versionArn: string): MadeResource {
  return { physicalId: versionArn, attributes: { Arn: versionArn } };
}
