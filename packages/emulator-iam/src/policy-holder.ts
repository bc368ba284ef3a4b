import type { IamContext } from './context.ts';
import { errors } from './errors.ts';
import { attachablePolicy } from './managed-policy.ts';
import { parsePermissions } from './policy/policy-document.ts';
import type { PolicyHolder } from './records.ts';

const MOST_ATTACHED = 10;

/** The inline policies of one together may have so many characters, without white space. */
const LONGEST = { role: 10_240, user: 2048 };

type Kind = keyof typeof LONGEST;

export function inlinePolicy(kind: Kind, { inlinePolicies }: PolicyHolder, name: string): string {
  const found = Object.entries(inlinePolicies).find(([own]) => own === name);
  if (!found) throw errors.NoSuchEntity.inlinePolicy({ kind, name });
  return found[1];
}

export function withInlinePolicy(
  kind: Kind,
  { name, inlinePolicies }: PolicyHolder,
  policy: { readonly name: string; readonly text: string },
): Pick<PolicyHolder, 'inlinePolicies'> {
  parsePermissions(policy.text);
  const all = { ...inlinePolicies, [policy.name]: policy.text };
  const limit = LONGEST[kind];
  if (Object.values(all).join('').replaceAll(/\s/g, '').length > limit)
    throw errors.LimitExceeded.inlinePolicySize({ limit, kind, name });
  return { inlinePolicies: all };
}

export function withoutInlinePolicy(
  kind: Kind,
  holder: PolicyHolder,
  name: string,
): Pick<PolicyHolder, 'inlinePolicies'> {
  inlinePolicy(kind, holder, name);
  const rest = Object.entries(holder.inlinePolicies).filter(([own]) => own !== name);
  return { inlinePolicies: Object.fromEntries(rest) };
}

export function withAttached(
  context: IamContext,
  kind: Kind,
  { attachedPolicies }: PolicyHolder,
  policyArn: string,
): Partial<Pick<PolicyHolder, 'attachedPolicies'>> {
  const { arn } = attachablePolicy(context, policyArn);
  if (attachedPolicies.includes(arn)) return {};
  if (attachedPolicies.length >= MOST_ATTACHED)
    throw errors.LimitExceeded[kind === 'role' ? 'policiesOfRole' : 'policiesOfUser']({
      limit: MOST_ATTACHED,
    });
  return { attachedPolicies: [...attachedPolicies, arn] };
}

export function withoutAttached(
  { attachedPolicies }: PolicyHolder,
  arn: string,
): Pick<PolicyHolder, 'attachedPolicies'> {
  if (!attachedPolicies.includes(arn)) throw errors.NoSuchEntity.policy({ arn });
  return { attachedPolicies: attachedPolicies.filter((attached) => attached !== arn) };
}

export function withoutBoundary(
  kind: Kind,
  { name, permissionsBoundary }: PolicyHolder,
): Pick<PolicyHolder, 'permissionsBoundary'> {
  if (permissionsBoundary === undefined) throw errors.NoSuchEntity.noBoundary({ kind, name });
  return { permissionsBoundary: undefined };
}

/** Throws where something must go before the role or the user can. */
export function requireWithoutPolicies({ attachedPolicies, inlinePolicies }: PolicyHolder): void {
  if (attachedPolicies.length > 0) throw errors.DeleteConflict.attachedPolicies();
  if (Object.keys(inlinePolicies).length > 0) throw errors.DeleteConflict.inlinePolicies();
}
