import { arn } from '@scones/emulator-core';
import { z } from 'zod';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const properties = z.strictObject({ Name: z.string(), Description: z.string().optional() });

export const eventBus = defineResource({
  type: 'AWS::Events::EventBus',
  properties,
  attributes: ['Arn', 'Name'],
  replacedBy: ['Name', 'Description'],
  async create(context, wanted) {
    await context.callService('events', 'CreateEventBus', wanted);
    return made(context, wanted.Name);
  },
  update: async (context, name) => made(context, name),
  async remove({ callService }, Name) {
    await unlessGone('ResourceNotFoundException', callService('events', 'DeleteEventBus', { Name }));
  },
});

function made({ identity }: ResourceContext, name: string): MadeResource {
  return { physicalId: name, attributes: { Name: name, Arn: arn(identity, 'events', `event-bus/${name}`) } };
}
