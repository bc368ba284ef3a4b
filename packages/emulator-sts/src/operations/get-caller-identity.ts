import type { GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import { z } from 'zod';
import { userArn, userId } from '../assumed-role-user.ts';
import { stsOperation } from '../sts-context.ts';

export const getCallerIdentity = stsOperation<GetCallerIdentityCommandOutput>()(
  z.strictObject({}),
  ({ identity: { account } }, _input, { session }) =>
    session
      ? { UserId: userId(session), Account: session.roleArn.split(':')[4], Arn: userArn(session) }
      : { UserId: account, Account: account, Arn: `arn:aws:iam::${account}:root` },
);
