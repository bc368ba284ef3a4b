import type { GetCallerIdentityCommandOutput } from '@aws-sdk/client-sts';
import { sessionArn, sessionId } from '@scones/emulator-core';
import { z } from 'zod';
import { stsOperation } from '../sts-context.ts';

export const getCallerIdentity = stsOperation<GetCallerIdentityCommandOutput>()(
  z.strictObject({}),
  ({ identity: { account } }, _input, { session }) =>
    session
      ? { UserId: sessionId(session), Account: session.roleArn.split(':')[4], Arn: sessionArn(session) }
      : { UserId: account, Account: account, Arn: `arn:aws:iam::${account}:root` },
);
