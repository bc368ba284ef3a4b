import { z } from 'zod';
import { defineResource, type MadeResource } from '../resources/resource-type.ts';
import { unlessGone } from '../resources/unless-gone.ts';
import { arnForPolicy } from './events-connection.ts';

const properties = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  ConnectionArn: z.string(),
  InvocationEndpoint: z.string(),
  HttpMethod: z.string(),
  InvocationRateLimitPerSecond: z.number().optional(),
});

export const apiDestination = defineResource({
  type: 'AWS::Events::ApiDestination',
  properties,
  attributes: ['Arn', 'ArnForPolicy'],
  replacedBy: ['Name'],
  async create({ callService, newName }, wanted) {
    const Name = wanted.Name ?? newName(64);
    return made(Name, await callService('events', 'CreateApiDestination', { ...wanted, Name }));
  },
  async update({ callService }, Name, wanted) {
    return made(Name, await callService('events', 'UpdateApiDestination', { ...wanted, Name }));
  },
  async remove({ callService }, Name) {
    await unlessGone('ResourceNotFoundException', callService('events', 'DeleteApiDestination', { Name }));
  },
});

function made(Name: string, answer: unknown): MadeResource {
  const { ApiDestinationArn: Arn } = answer as { ApiDestinationArn: string };
  return { physicalId: Name, attributes: { Arn, ArnForPolicy: arnForPolicy(Arn) } };
}
