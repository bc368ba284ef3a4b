import type { GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import type { StsContext } from '../sts-context.ts';

export const getCallerIdentity = defineOperation<
  StsContext,
  Omit<GetCallerIdentityCommandOutput, '$metadata'>
>()(z.strictObject({}), ({ identity: { account } }) => ({
  UserId: account,
  Account: account,
  Arn: `arn:aws:iam::${account}:root`,
}));
