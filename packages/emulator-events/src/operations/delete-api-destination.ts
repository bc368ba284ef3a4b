import type { DeleteApiDestinationCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { findApiDestination, nameInput, operation } from '../context.ts';

export const deleteApiDestination = operation<DeleteApiDestinationCommandOutput>()(
  z.strictObject({ Name: nameInput(64) }),
  (context, { Name }) => {
    findApiDestination(context, Name, 'delete');
    context.apiDestinations.delete(Name);
    return {};
  },
);
