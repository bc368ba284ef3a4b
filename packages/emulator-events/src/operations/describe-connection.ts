import type { DescribeConnectionCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { connectionOutput } from '../connections/connection-record.ts';
import { findConnection, nameInput, operation } from '../context.ts';

export const describeConnection = operation<DescribeConnectionCommandOutput>()(
  z.strictObject({ Name: nameInput(64) }),
  (context, { Name }) => connectionOutput(findConnection(context, Name, 'describe')),
);
