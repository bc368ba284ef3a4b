import type { CreateRoleCommandOutput, CreateRoleRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { foundPolicy } from '../managed-policy.ts';
import { iamArn, isTaken, path, policyArn, roleName, uniqueId } from '../names.ts';
import { requireTrustPolicy } from '../policy/policy-size.ts';
import { describeNewRole } from '../role.ts';
import type { Role } from '../records.ts';
import { tagList, tagValues } from '../tags.ts';

const input = structure<CreateRoleRequest>()({
  RoleName: roleName,
  Path: path.default('/'),
  AssumeRolePolicyDocument: z.string().min(1),
  Description: z.string().max(1000).optional(),
  MaxSessionDuration: z.int().min(3600).max(43_200).default(3600),
  PermissionsBoundary: policyArn.optional(),
  Tags: tagList.optional(),
});

export const createRole = iamOperation<CreateRoleCommandOutput>()(input, (context, request) => {
  const { identity, clock, random, records } = context;
  const { RoleName: name, Path, AssumeRolePolicyDocument: trustPolicy } = request;
  if (isTaken(name, records.roles.values())) throw errors.EntityAlreadyExists.role({ name });
  requireTrustPolicy(trustPolicy);
  const boundary = request.PermissionsBoundary;
  if (boundary !== undefined) foundPolicy(context, boundary);
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
    permissionsBoundary: boundary,
  };
  records.roles.put(name, role);
  return { Role: describeNewRole(role) };
});
