import type { DeleteStateMachineAliasCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { checkArn } from '../names.ts';

const input = z.strictObject({ stateMachineAliasArn: z.string().min(1).max(256) });

/** Deleting an absent alias is no error. Its versions stay. */
export const deleteStateMachineAlias = operation<DeleteStateMachineAliasCommandOutput>()(
  input,
  ({ aliases }, { stateMachineAliasArn }) => {
    checkArn(stateMachineAliasArn, 'stateMachine');
    aliases.delete(stateMachineAliasArn);
    return {};
  },
);
