import type { DeleteConnectionCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { connectionChange } from '../connections/connection-record.ts';
import { findConnection, nameInput, operation } from '../context.ts';

export const deleteConnection = operation<DeleteConnectionCommandOutput>()(
  z.strictObject({ Name: nameInput(64) }),
  (context, { Name }) => {
    const connection = findConnection(context, Name, 'delete');
    context.connections.delete(connection);
    return { ...connectionChange(connection), ConnectionState: 'DELETING' };
  },
);
