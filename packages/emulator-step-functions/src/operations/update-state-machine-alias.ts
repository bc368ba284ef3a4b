import type { UpdateStateMachineAliasCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { aliasDescriptionInput } from '../machines/configuration.ts';
import { readQualifiedArn } from '../machines/qualified-arn.ts';
import { checkRoutes, routesInput } from '../machines/read-routes.ts';

const input = z.strictObject({
  stateMachineAliasArn: z.string().min(1).max(256),
  description: aliasDescriptionInput,
  routingConfiguration: routesInput.optional(),
});

export const updateStateMachineAlias = operation<UpdateStateMachineAliasCommandOutput>()(
  input,
  (context, { stateMachineAliasArn, description, routingConfiguration: routes }) => {
    const { aliases, clock } = context;
    readQualifiedArn(stateMachineAliasArn);
    const alias = aliases.find(stateMachineAliasArn);
    if (!alias) throw errors.ResourceNotFound.reference();
    if (description === undefined && routes === undefined)
      throw errors.ValidationException.emptyAliasUpdate();
    if (routes) {
      checkRoutes(context, routes);
      const { stateMachineArn } = readQualifiedArn(routes[0]?.stateMachineVersionArn ?? '');
      if (stateMachineArn !== alias.stateMachineArn) throw errors.ValidationException.otherMachine();
    }
    const updateDate = clock.now();
    const changes = { ...(description !== undefined && { description }), ...(routes && { routes }) };
    aliases.put({ ...alias, ...changes, updateDate });
    return { updateDate: new Date(updateDate) };
  },
);
