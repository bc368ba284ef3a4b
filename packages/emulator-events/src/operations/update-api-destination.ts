import type { UpdateApiDestinationCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { apiDestinationChange, apiDestinationMembers } from '../api-destinations/members.ts';
import type { ApiDestinationRecord } from '../api-destinations/api-destination-record.ts';
import { checkDestination } from '../api-destinations/check-destination.ts';
import { findApiDestination, nameInput, operation } from '../context.ts';

export const updateApiDestination = operation<UpdateApiDestinationCommandOutput>()(
  z.strictObject({ Name: nameInput(64), ...z.object(apiDestinationMembers).partial().shape }),
  (context, { Name, ...input }) => {
    const before = findApiDestination(context, Name, 'update');
    const changed: ApiDestinationRecord = {
      ...before,
      description: input.Description ?? before.description,
      connectionArn: input.ConnectionArn ?? before.connectionArn,
      endpoint: input.InvocationEndpoint ?? before.endpoint,
      method: input.HttpMethod ?? before.method,
      callsPerSecond: input.InvocationRateLimitPerSecond ?? before.callsPerSecond,
      changedAt: context.clock.now(),
    };
    checkDestination(context, changed);
    context.apiDestinations.put(Name, changed);
    return apiDestinationChange(context, changed);
  },
);
