import type { AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import { hash } from 'node:crypto';
import type { Random } from '@scones/deterministic';
import { defineOperation } from '@scones/emulator-core';
import { z } from 'zod';
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

/** Any role may be assumed. The credentials are made up, and good for nothing but being told apart. */
export const assumeRole = defineOperation<StsContext, Omit<AssumeRoleCommandOutput, '$metadata'>>()(
  input,
  ({ clock, random }, { RoleArn, RoleSessionName, DurationSeconds }) => {
    const role = RoleArn.slice(RoleArn.lastIndexOf('/') + 1);
    const account = RoleArn.split(':')[4] as string;
    return {
      Credentials: {
        AccessKeyId: `ASIA${token(random, 16).toUpperCase()}`,
        SecretAccessKey: token(random, 40),
        SessionToken: token(random, 64),
        Expiration: new Date(clock.now() + DurationSeconds * 1000),
      },
      AssumedRoleUser: {
        AssumedRoleId: `AROA${digest(RoleArn)}:${RoleSessionName}`,
        Arn: `arn:aws:sts::${account}:assumed-role/${role}/${RoleSessionName}`,
      },
    };
  },
);

function token(random: Random, length: number): string {
  let text = '';
  while (text.length < length) text += random.uuid().replaceAll('-', '');
  return text.slice(0, length);
}

/** The same role has always the same id. */
function digest(roleArn: string): string {
  return hash('sha256', roleArn, 'hex').slice(0, 17).toUpperCase();
}
