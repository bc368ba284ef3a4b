import type { AssumeRoleCommandOutput, AssumeRoleRequest } from '@aws-sdk/client-sts';
import { structure, wireInteger } from '@scones/emulator-core';
import { z } from 'zod';
import { userArn, userId } from '../assumed-role-user.ts';
import { policyArns, requireRoleArn, roleArn, sessionName, sessionPolicy, tagList } from '../members.ts';
import { describeCredentials, stsOperation } from '../sts-context.ts';

const input = structure<AssumeRoleRequest>()({
  RoleArn: roleArn,
  RoleSessionName: sessionName,
  DurationSeconds: wireInteger(900, 43_200).default(3600),
  ExternalId: z
    .string()
    .regex(/^[\w+=,.@:/-]*$/)
    .min(2)
    .max(1224)
    .optional(),
  Policy: sessionPolicy,
  PolicyArns: policyArns,
  Tags: tagList,
});

export const assumeRole = stsOperation<AssumeRoleCommandOutput>()(
  input,
  (context, request, { session: caller }) => {
    requireRoleArn(request.RoleArn);
    const { session, credentials } = context.assumeRole({
      roleArn: request.RoleArn,
      sessionName: request.RoleSessionName,
      seconds: request.DurationSeconds,
      externalId: request.ExternalId,
      policy: request.Policy,
      policyArns: request.PolicyArns?.map(({ arn }) => arn),
      tags: request.Tags && Object.fromEntries(request.Tags.map(({ Key, Value }) => [Key, Value])),
      ...(caller && { session: caller }),
    });
    return {
      Credentials: describeCredentials(context, credentials, request.DurationSeconds),
      AssumedRoleUser: { AssumedRoleId: userId(session), Arn: userArn(session) },
      ...packedSize(request),
    };
  },
);

const MOST_CHARACTERS = 2048;

/** How full it is, in percent; AWS packs policies and tags into a token of its own making. */
function packedSize({ Policy = '', PolicyArns = [], Tags = [] }: z.output<typeof input>): {
  PackedPolicySize?: number;
} {
  const parts = [
    Policy,
    ...PolicyArns.map(({ arn }) => arn),
    ...Tags.flatMap(({ Key, Value }) => [Key, Value]),
  ];
  const characters = parts.join('').length;
  return characters === 0 ? {} : { PackedPolicySize: Math.ceil((characters / MOST_CHARACTERS) * 100) };
}
