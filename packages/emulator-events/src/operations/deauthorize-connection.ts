import type { DeauthorizeConnectionCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { connectionChange, type ConnectionRecord } from '../connections/connection-record.ts';
import { findConnection, nameInput, operation } from '../context.ts';

/** Forgets the connection's secrets; `UpdateConnection` gives it new ones. */
export const deauthorizeConnection = operation<DeauthorizeConnectionCommandOutput>()(
  z.strictObject({ Name: nameInput(64) }),
  (context, { Name }) => {
    const { connections, clock } = context;
    const before = findConnection(context, Name, 'deauthorize');
    const changed: ConnectionRecord = {
      ...before,
      parameters: undefined,
      state: 'DEAUTHORIZED',
      reason: undefined,
      changedAt: clock.now(),
    };
    connections.put(changed);
    return { ...connectionChange(changed), ConnectionState: 'DEAUTHORIZING' };
  },
);
