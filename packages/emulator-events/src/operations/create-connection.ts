import type { CreateConnectionCommandOutput } from '@aws-sdk/client-eventbridge';
import { arn } from '@scones/emulator-core';
import { z } from 'zod';
import { authorizationType, authParameters, parametersFor } from '../connections/auth-parameters.ts';
import { connectionChange, type ConnectionRecord } from '../connections/connection-record.ts';
import { firstState } from '../connections/first-state.ts';
import { nameInput, operation } from '../context.ts';
import { errors } from '../errors.ts';
import { names } from '../service-names.ts';

export const createConnection = operation<CreateConnectionCommandOutput>()(
  z.strictObject({
    Name: nameInput(64),
    Description: z.string().max(512).optional(),
    AuthorizationType: authorizationType,
    AuthParameters: authParameters,
    KmsKeyIdentifier: z.string().max(2048).optional(),
  }),
  ({ connections, identity, clock, random }, { Name, Description, AuthorizationType: type, ...input }) => {
    if (connections.records.has(Name)) throw errors.ResourceAlreadyExistsException.connection({ name: Name });
    const parameters = parametersFor(type, input.AuthParameters);
    const path = `connection/${Name}/${random.uuid()}`;
    const secret = `secret:events!${path}-${random.uuid().slice(0, 6)}`;
    const now = clock.now();
    const connection: ConnectionRecord = {
      name: Name,
      arn: arn(identity, names.arn, path),
      secretArn: arn(identity, 'secretsmanager', secret),
      description: Description,
      kmsKey: input.KmsKeyIdentifier,
      type,
      parameters,
      ...firstState(parameters, now),
      madeAt: now,
      changedAt: now,
    };
    connections.put(connection);
    const { LastAuthorizedTime: _unknownYet, ...answer } = connectionChange(connection);
    return answer;
  },
);
