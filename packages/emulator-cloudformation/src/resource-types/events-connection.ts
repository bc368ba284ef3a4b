import { z } from 'zod';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const parameter = z.strictObject({
  Key: z.string(),
  Value: z.string(),
  IsValueSecret: z.boolean().optional(),
});
const httpParameters = z
  .strictObject({
    HeaderParameters: z.array(parameter).optional(),
    QueryStringParameters: z.array(parameter).optional(),
    BodyParameters: z.array(parameter).optional(),
  })
  .optional();

const properties = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  AuthorizationType: z.string(),
  AuthParameters: z.strictObject({
    ApiKeyAuthParameters: z.strictObject({ ApiKeyName: z.string(), ApiKeyValue: z.string() }).optional(),
    BasicAuthParameters: z.strictObject({ Username: z.string(), Password: z.string() }).optional(),
    OAuthParameters: z
      .strictObject({
        AuthorizationEndpoint: z.string(),
        ClientParameters: z.strictObject({ ClientID: z.string(), ClientSecret: z.string() }),
        HttpMethod: z.string(),
        OAuthHttpParameters: httpParameters,
      })
      .optional(),
    InvocationHttpParameters: httpParameters,
  }),
  KmsKeyIdentifier: z.string().optional(),
});

export const connection = defineResource({
  type: 'AWS::Events::Connection',
  properties,
  attributes: ['Arn', 'ArnForPolicy', 'SecretArn'],
  replacedBy: ['Name'],
  async create(context, wanted) {
    const Name = wanted.Name ?? context.newName(64);
    await context.callService('events', 'CreateConnection', { ...wanted, Name });
    return await made(context, Name);
  },
  async update(context, Name, wanted) {
    await context.callService('events', 'UpdateConnection', { ...wanted, Name });
    return await made(context, Name);
  },
  async remove({ callService }, Name) {
    await unlessGone('ResourceNotFoundException', callService('events', 'DeleteConnection', { Name }));
  },
});

async function made({ callService }: ResourceContext, Name: string): Promise<MadeResource> {
  const { ConnectionArn, SecretArn } = (await callService('events', 'DescribeConnection', { Name })) as {
    ConnectionArn: string;
    SecretArn: string;
  };
  const attributes = { Arn: ConnectionArn, ArnForPolicy: arnForPolicy(ConnectionArn), SecretArn };
  return { physicalId: Name, attributes };
}

/** A thing's ARN without the id at its end, as policies name it. */
export function arnForPolicy(arn: string): string {
  return arn.slice(0, arn.lastIndexOf('/'));
}
