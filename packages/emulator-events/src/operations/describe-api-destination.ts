import type { DescribeApiDestinationCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { shownDestination } from '../api-destinations/members.ts';
import { findApiDestination, nameInput, operation } from '../context.ts';

export const describeApiDestination = operation<DescribeApiDestinationCommandOutput>()(
  z.strictObject({ Name: nameInput(64) }),
  (context, { Name }) => {
    const found = findApiDestination(context, Name, 'describe');
    return { ...shownDestination(context, found), Description: found.description };
  },
);
