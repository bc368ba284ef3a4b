import type { CreateRoleCommandOutput, CreateRoleRequest } from '@aws-sdk/client-iam';
import { structure, wireInteger } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { iamArn, path, roleName, uniqueId } from '../names.ts';
import { parseTrust } from '../policy/policy-document.ts';
import { describeRoleInFull, type Role } from '../role.ts';
import { tagList, tagValues } from '../tags.ts';

const input = structure<CreateRoleRequest>()({
  RoleName: roleName,
  Path: path.default('/'),
  AssumeRolePolicyDocument: z.string().min(1),
  Description: z.string().max(1000).optional(),
  MaxSessionDuration: wireInteger(3600, 43_200).default(3600),
  Tags: tagList.optional(),
});

export const createRole = iamOperation<CreateRoleCommandOutput>()(
  input,
  ({ identity, clock, random, records }, request) => {
    const { RoleName: name, Path, AssumeRolePolicyDocument: trustPolicy } = request;
    if (records.roles.has(name)) throw errors.EntityAlreadyExists(`Role with name ${name} already exists.`);
    parseTrust(trustPolicy);
    const role: Role = {
      name,
      path: Path,
      arn: iamArn(identity, 'role', Path, name),
      id: uniqueId('AROA', random),
      creationTime: clock.now(),
      trustPolicy,
      description: request.Description,
      maxSessionSeconds: request.MaxSessionDuration,
      tags: tagValues(request.Tags),
      inlinePolicies: {},
      attachedPolicies: [],
    };
    records.roles.put(name, role);
    return { Role: describeRoleInFull(role) };
  },
);
