import type { AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
import { userArn, userId } from '../assumed-role-user.ts';
import type { StsContext } from '../sts-context.ts';

const input = z.strictObject({
  RoleArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'Invalid ARN of a role')
    .max(2048),
  RoleSessionName: z
    .string()
    .regex(/^[\w+=,.@-]{2,64}$/, 'Member must satisfy regular expression pattern: [\\w+=,.@-]*'),
  DurationSeconds: z.coerce.number().int().min(900).max(43_200).default(3600),
});

export const assumeRole = defineOperation<StsContext, Omit<AssumeRoleCommandOutput, '$metadata'>>()(
  input,
  (context, { RoleArn, RoleSessionName, DurationSeconds }, { session: caller }) => {
    const { session, credentials } = context.assumeRole({
      roleArn: RoleArn,
      sessionName: RoleSessionName,
      seconds: DurationSeconds,
      ...(caller && { session: caller }),
    });
    return {
      Credentials: {
        AccessKeyId: credentials.accessKeyId,
        SecretAccessKey: credentials.secretAccessKey,
        SessionToken: credentials.sessionToken,
        Expiration: new Date(context.clock.now() + DurationSeconds * 1000),
      },
      AssumedRoleUser: { AssumedRoleId: userId(session), Arn: userArn(session) },
    };
  },
);
