import type { GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { userArn, userId } from '../assumed-role-user.ts';
import type { StsContext } from '../sts-context.ts';

export const getCallerIdentity = defineOperation<
  StsContext,
  Omit<GetCallerIdentityCommandOutput, '$metadata'>
>()(z.strictObject({}), ({ identity: { account } }, _input, { session }) => ({
  UserId: session ? userId(session) : account,
  Account: account,
  Arn: session ? userArn(session) : `arn:aws:iam::${account}:root`,
}));
