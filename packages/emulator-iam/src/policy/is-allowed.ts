import type { AccessRequest } from '@scones/emulator-core';
import { holdsCondition } from './condition-operators.ts';
import { matchesGlob } from '@scones/wildcards';
import { matchesArn } from './matches-arn.ts';
import { type ContextValues, fillVariables } from './policy-variables.ts';
import type { PolicyDocument, PolicyStatement } from './policy-schema.ts';
import { type Caller, namesCaller } from './principal.ts';

/** The decisions, by the names that IAM's policy simulator has for them. */
export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny';

export type ConditionValues = NonNullable<AccessRequest['context']>;

/** A request, and the further values that its resource gives to conditions. */
export interface JudgedRequest extends AccessRequest {
  readonly ofResource?: () => ConditionValues;
}

/** The part of a policy that decides. */
type Statements = Pick<PolicyDocument, 'Statement'>;

/** Whether a role with these policies may do it: something must allow it, and nothing deny it. */
export function isAllowed(policies: readonly PolicyDocument[], request: JudgedRequest): boolean {
  return decide(policies, request) === 'allowed';
}

export function decide(policies: readonly Statements[], request: JudgedRequest): Decision {
  return findDecisive(policies, request).decision;
}

/** A decision, and by which statement of which policy; none where no statement is about the request. */
export interface Finding<Policy> {
  readonly decision: Decision;
  readonly policy?: Policy;
  readonly statement?: PolicyStatement;
}

/** The first statement that denies decides, or else the first that allows. */
export function findDecisive<Policy extends Statements>(
  policies: readonly Policy[],
  request: JudgedRequest,
): Finding<Policy> {
  let allowing: Finding<Policy> | undefined;
  for (const policy of policies)
    for (const statement of policy.Statement) {
      if (statement.Effect === 'Allow' ? allowing : statement.Effect !== 'Deny') continue;
      if (!appliesTo(statement, request)) continue;
      if (statement.Effect === 'Deny') return { decision: 'explicitDeny', policy, statement };
      allowing = { decision: 'allowed', policy, statement };
    }
  return allowing ?? { decision: 'implicitDeny' };
}

/** The decision of policies within a boundary, which allows nothing by itself and must allow all that they do. */
export function decideWithin(
  policies: readonly Statements[],
  boundary: Statements | undefined,
  request: JudgedRequest,
): Decision {
  const own = decide(policies, request);
  const bound = boundary ? decide([boundary], request) : 'allowed';
  if (own === 'explicitDeny' || bound === 'explicitDeny') return 'explicitDeny';
  return bound === 'allowed' ? own : 'implicitDeny';
}

interface ResourceFinding {
  readonly decision: Decision | 'allowedToAccount';
  readonly statement?: PolicyStatement;
}

/** The decision of a resource's own policy on the caller; an account that it trusts still has to allow it itself. */
export function decideByResource(
  policy: PolicyDocument,
  request: JudgedRequest,
  caller: Caller,
  account: string,
): ResourceFinding {
  const found = policy.Statement.filter((statement) => appliesTo(statement, request)).map((statement) => ({
    statement,
    named: namesCaller(statement.Principal, caller, account),
  }));
  const find = (effect: string, ...how: unknown[]): PolicyStatement | undefined =>
    found.find(({ statement, named }) => statement.Effect === effect && how.includes(named))?.statement;
  const denying = find('Deny', 'itself', 'account');
  if (denying) return { decision: 'explicitDeny', statement: denying };
  const allowing = find('Allow', 'itself');
  if (allowing) return { decision: 'allowed', statement: allowing };
  const trusting = find('Allow', 'account');
  return trusting ? { decision: 'allowedToAccount', statement: trusting } : { decision: 'implicitDeny' };
}

/** Whether a statement is about the request, to allow or to deny it. */
export function appliesTo(
  statement: PolicyStatement,
  { action, resource, context = {}, ofResource }: JudgedRequest,
): boolean {
  // AWS does not distinguish the keys of conditions by case.
  const values: ContextValues = new Map(
    Object.entries(ofResource && asksForTags(statement) ? { ...context, ...ofResource() } : context).map(
      ([key, value]) => [key.toLowerCase(), [value].flat()],
    ),
  );
  const isAction = (pattern: string): boolean => matchesGlob(pattern.toLowerCase(), action.toLowerCase());
  const isResource = (pattern: string): boolean => {
    const filled = fillVariables(pattern, values);
    return filled !== undefined && matchesArn(filled, resource);
  };
  // A trust policy is about its role, and names no resource.
  const isAbout = ({ Resource, NotResource }: PolicyStatement): boolean =>
    Resource?.some(isResource) ?? !NotResource?.some(isResource);
  return (
    (statement.Action?.some(isAction) ?? !statement.NotAction?.some(isAction)) &&
    isAbout(statement) &&
    holdsEvery(statement.Condition ?? {}, values)
  );
}

/** `aws:ResourceTag/…`, `ssm:resourceTag/…`, `s3:ExistingObjectTag/…`, but for tags of the request and of who sends it. */
const TAG_OF_RESOURCE = /(?<!:(?:request|principal|requestobject))tag\//i;
const tagStatements = new WeakMap<PolicyStatement, boolean>();

/** Found out once a statement: statements are kept, and judged at every request. */
function asksForTags(statement: PolicyStatement): boolean {
  let asks = tagStatements.get(statement);
  if (asks === undefined) {
    const { Condition, Resource, NotResource } = statement;
    asks = TAG_OF_RESOURCE.test(JSON.stringify([Condition, Resource, NotResource]));
    tagStatements.set(statement, asks);
  }
  return asks;
}

function holdsEvery(condition: NonNullable<PolicyStatement['Condition']>, values: ContextValues): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => {
      const filled = wanted.flatMap((text) => fillVariables(text, values) ?? []);
      return holdsCondition(operator, values.get(key.toLowerCase()), filled);
    }),
  );
}
