import type { CreateStateMachineAliasCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { aliasDescriptionInput, aliasNameInput } from '../machines/configuration.ts';
import { readQualifiedArn } from '../machines/qualified-arn.ts';
import { checkRoutes, routesInput } from '../machines/read-routes.ts';

const input = z.strictObject({
  name: aliasNameInput,
  description: aliasDescriptionInput,
  routingConfiguration: routesInput,
});

const MOST_ALIASES = 100;

/** Creating the same alias again is no error. */
export const createStateMachineAlias = operation<CreateStateMachineAliasCommandOutput>()(
  input,
  (context, { name, description, routingConfiguration: routes }) => {
    const { aliases, clock } = context;
    checkRoutes(context, routes);
    const { stateMachineArn } = readQualifiedArn(routes[0]?.stateMachineVersionArn ?? '');
    const arn = `${stateMachineArn}:${name}`;
    const existing = aliases.find(arn);
    if (existing) {
      const content = [existing.description, existing.routes];
      if (JSON.stringify(content) !== JSON.stringify([description, routes]))
        throw errors.ConflictException.otherAlias();
      return { stateMachineAliasArn: arn, creationDate: new Date(existing.creationDate) };
    }
    if (aliases.list(stateMachineArn).length >= MOST_ALIASES)
      throw errors.ServiceQuotaExceededException.aliases({ limit: MOST_ALIASES });
    const now = clock.now();
    const given = description === undefined ? {} : { description };
    aliases.put({ arn, name, stateMachineArn, routes, creationDate: now, updateDate: now, ...given });
    return { stateMachineAliasArn: arn, creationDate: new Date(now) };
  },
);
