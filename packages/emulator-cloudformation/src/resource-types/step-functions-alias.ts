import { z } from 'zod';
import { errors } from '../errors.ts';
import { defineResource, type MadeResource, type ResourceContext } from '../resources/resource-type.ts';

const properties = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  RoutingConfiguration: z
    .array(z.strictObject({ StateMachineVersionArn: z.string(), Weight: z.number().int() }))
    .optional(),
  DeploymentPreference: z
    .strictObject({
      StateMachineVersionArn: z.string(),
      Type: z.literal('ALL_AT_ONCE', {
        error: 'The emulator does not support shifting an alias from version to version bit by bit',
      }),
      Percentage: z.number().int().optional(),
      Interval: z.number().int().optional(),
      Alarms: z.array(z.string()).optional(),
    })
    .optional(),
});
type AliasProperties = z.output<typeof properties>;

export const stateMachineAlias = defineResource({
  type: 'AWS::StepFunctions::StateMachineAlias',
  properties,
  attributes: ['Arn'],
  replacedBy: ['Name'],
  async create(context, wanted) {
    const { stateMachineAliasArn } = (await context.callService('states', 'CreateStateMachineAlias', {
      name: wanted.Name ?? context.newName(80),
      ...contentOf(context, wanted),
    })) as { stateMachineAliasArn: string };
    return made(stateMachineAliasArn);
  },
  async update(context, stateMachineAliasArn, wanted) {
    const content = contentOf(context, wanted);
    await context.callService('states', 'UpdateStateMachineAlias', { stateMachineAliasArn, ...content });
    return made(stateMachineAliasArn);
  },
  async remove({ callService }, stateMachineAliasArn) {
    await callService('states', 'DeleteStateMachineAlias', { stateMachineAliasArn });
  },
});

function contentOf(
  { logicalId }: ResourceContext,
  { Description, RoutingConfiguration, DeploymentPreference }: AliasProperties,
): object {
  if ((RoutingConfiguration === undefined) === (DeploymentPreference === undefined))
    throw errors.InvalidRequest({
      logicalId,
      fault: 'Exactly one of RoutingConfiguration and DeploymentPreference must be given',
    });
  const routes = RoutingConfiguration ?? [
    { StateMachineVersionArn: DeploymentPreference?.StateMachineVersionArn, Weight: 100 },
  ];
  return {
    description: Description,
    routingConfiguration: routes.map(({ StateMachineVersionArn, Weight }) => ({
      stateMachineVersionArn: StateMachineVersionArn,
      weight: Weight,
    })),
  };
}

function made(aliasArn: string): MadeResource {
  return { physicalId: aliasArn, attributes: { Arn: aliasArn } };
}
