import type {
  SimulatePrincipalPolicyCommandOutput,
  SimulatePrincipalPolicyRequest,
} from '@aws-sdk/client-iam';
import { structure } from '@scones/emulator-core';
import { type IamContext, iamOperation } from '../context.ts';
import { errors } from '../errors.ts';
import { defaultDocument, foundPolicy } from '../managed-policy.ts';
import { policyArn } from '../names.ts';
import { parsePermissions } from '../policy/policy-document.ts';
import { holderAt } from '../holders.ts';
import type { PolicyHolder } from '../records.ts';
import {
  inputPolicies,
  policyInputList,
  simulate,
  type SimulatedPolicy,
  simulationMembers,
} from '../simulation.ts';

const input = structure<SimulatePrincipalPolicyRequest>()({
  ...simulationMembers,
  PolicySourceArn: policyArn,
  PolicyInputList: policyInputList.optional(),
});

export const simulatePrincipalPolicy = iamOperation<SimulatePrincipalPolicyCommandOutput>()(
  input,
  (context, request) => {
    const role = sourceOf(context, request.PolicySourceArn);
    const boundary = role.permissionsBoundary;
    const bounds = boundary === undefined ? [] : [defaultDocument(foundPolicy(context, boundary))];
    const policies = [...policiesOf(context, role), ...inputPolicies(request.PolicyInputList)];
    return simulate(policies, bounds, request);
  },
);

function sourceOf({ records }: IamContext, arn: string): PolicyHolder {
  const [, kind, name] = /^arn:aws[a-z-]*:iam::\d{12}:(role|user|group)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? [];
  if (kind === undefined || name === undefined) throw errors.InvalidInput.entityArn({ arn });
  const holder = holderAt(records, arn);
  if (!holder) throw errors.NoSuchEntity.entity({ kind, name });
  return holder;
}

function policiesOf(context: IamContext, role: PolicyHolder): SimulatedPolicy[] {
  const inline = Object.entries(role.inlinePolicies).map(([id, text]) => ({
    id,
    document: parsePermissions(text),
  }));
  const managed = role.attachedPolicies.map((arn) => {
    const policy = foundPolicy(context, arn);
    return { id: policy.name, document: parsePermissions(defaultDocument(policy)) };
  });
  return [...inline, ...managed];
}
