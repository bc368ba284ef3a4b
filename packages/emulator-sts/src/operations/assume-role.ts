import type { AssumeRoleCommandOutput, AssumeRoleRequest } from '@aws-sdk/client-sts';
import { type RoleSession, sessionArn, sessionId, structure } from '@scones/emulator-core';
import { z } from 'zod';
import { errors } from '../errors.ts';
import { policyArns, requireRoleArn, roleArn, sessionName, sessionPolicy, tagList } from '../members.ts';
import { describeCredentials, stsOperation } from '../sts-context.ts';

const input = structure<AssumeRoleRequest>()({
  RoleArn: roleArn,
  RoleSessionName: sessionName,
  DurationSeconds: z.int().min(900).max(43_200).default(3600),
  ExternalId: z
    .string()
    .regex(/^[\w+=,.@:/-]*$/)
    .min(2)
    .max(1224)
    .optional(),
  Policy: sessionPolicy,
  PolicyArns: policyArns,
  Tags: tagList,
  TransitiveTagKeys: z.array(z.string().min(1).max(128)).max(50).optional(),
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
      ...sessionTags(request, caller),
      ...(caller && { session: caller }),
    });
    return {
      Credentials: describeCredentials(context, credentials, request.DurationSeconds),
      AssumedRoleUser: { AssumedRoleId: sessionId(session), Arn: sessionArn(session) },
      ...packedSize(request),
    };
  },
);

type Request = z.output<typeof input>;

const isIn = (keys: readonly string[], key: string): boolean =>
  keys.some((other) => other.toLowerCase() === key.toLowerCase());

/** The tags that are asked for, and those that come along from the session of the caller. */
function sessionTags(
  { Tags = [], TransitiveTagKeys = [] }: Request,
  caller: RoleSession | undefined,
): Pick<RoleSession, 'tags' | 'transitiveTagKeys'> {
  const keys = Tags.map(({ Key }) => Key);
  const inherited = caller?.transitiveTagKeys ?? [];
  if (new Set(keys.map((key) => key.toLowerCase())).size < keys.length)
    throw errors.InvalidParameterValue.sameTagKey();
  if (keys.some((key) => isIn(inherited, key))) throw errors.InvalidParameterValue.transitiveConflict();
  if (!TransitiveTagKeys.every((key) => isIn(keys, key)))
    throw errors.InvalidParameterValue.transitiveWithoutTag();
  const tags = Object.fromEntries([
    ...Object.entries(caller?.tags ?? {}).filter(([key]) => isIn(inherited, key)),
    ...Tags.map(({ Key, Value }) => [Key, Value]),
  ]) as Record<string, string>;
  const transitiveTagKeys = [...inherited, ...TransitiveTagKeys];
  return {
    ...(Object.keys(tags).length > 0 && { tags }),
    ...(transitiveTagKeys.length > 0 && { transitiveTagKeys }),
  };
}

const MOST_CHARACTERS = 2048;

/**
 * The size of the session's policies and tags, in percent of what is allowed. AWS packs them into a format of its own.
 */
function packedSize({ Policy = '', PolicyArns = [], Tags = [] }: Request): {
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
