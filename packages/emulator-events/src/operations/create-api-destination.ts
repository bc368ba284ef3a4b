import type { CreateApiDestinationCommandOutput } from '@aws-sdk/client-eventbridge';
import { arn } from '@scones/emulator-core';
import { z } from 'zod';
import { apiDestinationChange, apiDestinationMembers } from '../api-destinations/members.ts';
import type { ApiDestinationRecord } from '../api-destinations/api-destination-record.ts';
import { checkDestination } from '../api-destinations/check-destination.ts';
import { nameInput, operation } from '../context.ts';
import { errors } from '../errors.ts';
import { names } from '../service-names.ts';

export const createApiDestination = operation<CreateApiDestinationCommandOutput>()(
  z.strictObject({
    Name: nameInput(64),
    ...apiDestinationMembers,
    InvocationRateLimitPerSecond: apiDestinationMembers.InvocationRateLimitPerSecond.default(300),
  }),
  (context, { Name, ...input }) => {
    const { apiDestinations, identity, clock, random } = context;
    if (apiDestinations.has(Name)) throw errors.ResourceAlreadyExistsException.apiDestination({ name: Name });
    const now = clock.now();
    const destination: ApiDestinationRecord = {
      name: Name,
      arn: arn(identity, names.arn, `api-destination/${Name}/${random.uuid()}`),
      description: input.Description,
      connectionArn: input.ConnectionArn,
      endpoint: input.InvocationEndpoint,
      method: input.HttpMethod,
      callsPerSecond: input.InvocationRateLimitPerSecond,
      madeAt: now,
      changedAt: now,
    };
    checkDestination(context, destination);
    apiDestinations.put(Name, destination);
    return apiDestinationChange(context, destination);
  },
);
