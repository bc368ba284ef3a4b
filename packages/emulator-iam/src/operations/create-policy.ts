import type { CreatePolicyCommandOutput, CreatePolicyRequest } from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { describePolicyInFull } from '../managed-policy.ts';
import type { ManagedPolicy } from '../records.ts';
import { iamArn, isTaken, path, policyName, uniqueId } from '../names.ts';
import { requireManagedPolicy } from '../policy/policy-size.ts';
import { tagList, tagValues } from '../tags.ts';

const input = structure<CreatePolicyRequest>()({
  PolicyName: policyName,
  Path: path.default('/'),
  PolicyDocument: z.string().min(1).max(131_072),
  Description: z.string().max(1000).optional(),
  Tags: tagList.optional(),
});

export const createPolicy = iamOperation<CreatePolicyCommandOutput>()(input, (context, request) => {
  const { identity, clock, random, records } = context;
  const { PolicyName: name, Path, PolicyDocument: document } = request;
  if (isTaken(name, records.policies.values())) throw errors.EntityAlreadyExists.policy({ name });
  requireManagedPolicy(document);
  const now = clock.now();
  const policy: ManagedPolicy = {
    name,
    path: Path,
    arn: iamArn(identity, 'policy', Path, name),
    id: uniqueId('ANPA', random),
    description: request.Description,
    creationTime: now,
    updateTime: now,
    tags: tagValues(request.Tags),
    versions: [{ id: 'v1', document, creationTime: now }],
    defaultVersionId: 'v1',
    lastVersion: 1,
  };
  records.policies.put(policy.arn, policy);
  return { Policy: describePolicyInFull(context, policy) };
});
