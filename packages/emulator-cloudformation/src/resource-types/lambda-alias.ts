import { z } from 'zod';
import { defineResource, type MadeResource } from '../resources/resource-type.ts';
import { unlessGone } from '../resources/unless-gone.ts';

const weight = z.strictObject({ FunctionVersion: z.string(), FunctionWeight: z.number() });

const properties = z.strictObject({
  FunctionName: z.string(),
  FunctionVersion: z.string(),
  Name: z.string(),
  Description: z.string().default(''),
  RoutingConfig: z.strictObject({ AdditionalVersionWeights: z.array(weight).default([]) }).optional(),
});
type AliasProperties = z.output<typeof properties>;

export const functionAlias = defineResource({
  type: 'AWS::Lambda::Alias',
  properties,
  attributes: ['AliasArn'],
  replacedBy: ['FunctionName', 'Name'],
  create: async ({ callService }, wanted) =>
    made(await callService('lambda', 'CreateAlias', inputOf(wanted))),
  update: async ({ callService }, _arn, wanted) =>
    made(await callService('lambda', 'UpdateAlias', inputOf(wanted))),
  async remove({ callService }, _arn, { FunctionName, Name }) {
    await unlessGone(
      'ResourceNotFoundException',
      callService('lambda', 'DeleteAlias', { FunctionName, Name }),
    );
  },
});

function inputOf({ RoutingConfig, ...wanted }: AliasProperties): object {
  const weights = RoutingConfig?.AdditionalVersionWeights ?? [];
  return {
    ...wanted,
    RoutingConfig: {
      AdditionalVersionWeights: Object.fromEntries(
        weights.map(({ FunctionVersion, FunctionWeight }) => [FunctionVersion, FunctionWeight]),
      ),
    },
  };
}

function made(output: unknown): MadeResource {
  const { AliasArn } = output as { AliasArn: string };
  return { physicalId: AliasArn, attributes: { AliasArn } };
}
