import type { DeleteStateMachineVersionCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { readQualifiedArn, versionNumber } from '../machines/qualified-arn.ts';

const input = z.strictObject({ stateMachineVersionArn: z.string().min(1).max(2000) });

/** Deleting an absent version is no error. What runs of it goes on. */
export const deleteStateMachineVersion = operation<DeleteStateMachineVersionCommandOutput>()(
  input,
  ({ versions, aliases }, { stateMachineVersionArn: arn }) => {
    const { stateMachineArn, qualifier = '' } = readQualifiedArn(arn);
    const number = versionNumber(qualifier);
    if (number === undefined) throw errors.ValidationException.noVersion({ arn });
    const users = aliases
      .list(stateMachineArn)
      .filter(({ routes }) => routes.some(({ stateMachineVersionArn }) => stateMachineVersionArn === arn));
    if (users.length > 0)
      throw errors.ConflictException.versionInUse({ aliases: users.map(({ name }) => name).join(', ') });
    const version = versions.find(stateMachineArn, number);
    if (version) versions.delete(version);
    return {};
  },
);
