import type { UpdateConnectionCommandOutput } from '@aws-sdk/client-eventbridge';
import { z } from 'zod';
import { authChanges, authorizationType, changedParameters } from '../connections/auth-parameters.ts';
import { connectionChange, type ConnectionRecord } from '../connections/connection-record.ts';
import { firstState } from '../connections/first-state.ts';
import { findConnection, nameInput, operation } from '../context.ts';

/** Authorizes the connection anew, by the parameters that it has then. */
export const updateConnection = operation<UpdateConnectionCommandOutput>()(
  z.strictObject({
    Name: nameInput(64),
    Description: z.string().max(512).optional(),
    AuthorizationType: authorizationType.optional(),
    AuthParameters: authChanges.default({}),
    KmsKeyIdentifier: z.string().max(2048).optional(),
  }),
  (context, { Name, ...input }) => {
    const { connections, clock } = context;
    const before = findConnection(context, Name, 'update');
    const type = input.AuthorizationType ?? before.type;
    const parameters = changedParameters(type, before.parameters, input.AuthParameters);
    const now = clock.now();
    const changed: ConnectionRecord = {
      ...before,
      description: input.Description ?? before.description,
      kmsKey: input.KmsKeyIdentifier ?? before.kmsKey,
      type,
      parameters,
      ...firstState(parameters, now),
      changedAt: now,
    };
    connections.put(changed);
    return connectionChange(changed);
  },
);
