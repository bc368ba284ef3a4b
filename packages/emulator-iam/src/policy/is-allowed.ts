import { holdsCondition } from './condition-operators.ts';
import { matchesArn, matchesGlob } from './glob.ts';
import type { PolicyDocument, PolicyStatement } from './policy-document.ts';

export interface AccessRequest {
  /** `s3:GetObject` */
  readonly action: string;
  /** Its ARN, or `*` where the action knows none. */
  readonly resource: string;
  /** What conditions can ask for, `aws:SecureTransport` for instance. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
}

/** As IAM's policy simulator calls them. */
export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny';

/** Whether a role with these policies may do it: something must allow it, and nothing deny it. */
export function isAllowed(policies: readonly PolicyDocument[], request: AccessRequest): boolean {
  return decide(policies, request) === 'allowed';
}

export function decide(policies: readonly PolicyDocument[], request: AccessRequest): Decision {
  const effects = policies
    .flatMap(({ Statement }) => Statement)
    .filter((statement) => applies(statement, request))
    .map(({ Effect }) => Effect);
  if (effects.includes('Deny')) return 'explicitDeny';
  return effects.includes('Allow') ? 'allowed' : 'implicitDeny';
}

function applies(statement: PolicyStatement, { action, resource, context = {} }: AccessRequest): boolean {
  const isAction = (pattern: string): boolean => matchesGlob(pattern.toLowerCase(), action.toLowerCase());
  const isResource = (pattern: string): boolean => matchesArn(pattern, resource);
  return (
    (statement.Action?.some(isAction) ?? !statement.NotAction?.some(isAction)) &&
    (statement.Resource?.some(isResource) ?? !statement.NotResource?.some(isResource)) &&
    holdsEvery(statement.Condition ?? {}, context)
  );
}

function holdsEvery(
  condition: NonNullable<PolicyStatement['Condition']>,
  context: NonNullable<AccessRequest['context']>,
): boolean {
  // The keys of a condition know no case.
  const values = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), [value].flat()]));
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) =>
      holdsCondition(operator, values.get(key.toLowerCase()), wanted),
    ),
  );
}
