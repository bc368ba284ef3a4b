import type { PolicyStatement } from './policy-schema.ts';

/** The first breach of IAM's grammar of policies, in its words; `undefined` where there is none. */
type Rule = (statement: PolicyStatement) => string | undefined;

const LEGACY = 'The policy failed legacy parsing';
const EFFECTS = ['Allow', 'Deny'];
const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', '*'];
const IAM_RESOURCES = [
  ...['user', 'federated-user', 'role', 'group', 'instance-profile', 'mfa', 'server-certificate', 'policy'],
  ...['sms-mfa', 'saml-provider', 'oidc-provider', 'report', 'access-report'],
].map((kind) => `${kind}/`);

/** The checks stand in IAM's order; each looks at all statements before the next begins. */
const PERMISSION_RULES: readonly Rule[] = [
  ({ Effect, Condition = {} }) => (!EFFECTS.includes(Effect) || hasWrongDate(Condition) ? LEGACY : undefined),
  (statement) => firstOf(resourcesOf(statement), wrongResource),
  (statement) => (actionsOf(statement).length === 0 ? 'Policy statement must contain actions.' : undefined),
  (statement) => firstOf(actionsOf(statement), wrongAction),
  (statement) =>
    resourcesOf(statement).length === 0 ? 'Policy statement must contain resources.' : undefined,
];

export function wrongPermissions(statements: readonly PolicyStatement[]): string | undefined {
  return wrongSid(statements) ?? firstOf(PERMISSION_RULES, (rule) => firstOf(statements, (one) => rule(one)));
}

/** A role's trust policy is about taking it on, and about nothing else. */
export function wrongTrust(statements: readonly PolicyStatement[]): string | undefined {
  const isAssuming = (action: string): boolean => /^(\*|sts:.+)$/i.test(action);
  return (
    wrongSid(statements) ??
    firstOf(statements, (statement) => {
      if (!EFFECTS.includes(statement.Effect)) return LEGACY;
      if (actionsOf(statement).length === 0) return 'Policy statement must contain actions.';
      const wrong = firstOf(actionsOf(statement), wrongAction);
      if (wrong !== undefined) return wrong;
      return actionsOf(statement).every(isAssuming)
        ? undefined
        : 'AssumeRole policy may only specify STS AssumeRole actions.';
    })
  );
}

/** A policy of a resource, whose service has read it before. */
export function wrongResourcePolicy(statements: readonly PolicyStatement[]): string | undefined {
  return firstOf(statements, (statement) => {
    if (!EFFECTS.includes(statement.Effect)) return LEGACY;
    if (actionsOf(statement).length === 0) return 'Policy statement must contain actions.';
    return resourcesOf(statement).length === 0 ? 'Policy statement must contain resources.' : undefined;
  });
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function actionsOf({ Action, NotAction }: PolicyStatement): readonly string[] {
  return Action ?? NotAction ?? [];
}

function resourcesOf({ Resource, NotResource }: PolicyStatement): readonly string[] {
  return Resource ?? NotResource ?? [];
}

/** Only IAM's own policies are checked; those of resources may have any id, as SNS's `__default_statement_ID`. */
function wrongSid(statements: readonly PolicyStatement[]): string | undefined {
  const sids = statements.flatMap(({ Sid }) => (Sid ? [Sid] : []));
  if (!sids.every((sid) => /^[A-Za-z0-9 ]*$/.test(sid)))
    return 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*';
  return new Set(sids).size < sids.length
    ? 'Statement IDs (SID) in a single policy must be unique.'
    : undefined;
}

function wrongAction(action: string): string | undefined {
  if (action === '*') return undefined;
  const [vendor = '', ...names] = action.split(':');
  if (names.length === 0) return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
  if (!/^[\w.*?-]+$/.test(vendor)) return `Vendor ${vendor} is not valid`;
  return names.length > 1 ? 'Actions/Condition can contain only one colon.' : undefined;
}

function wrongResource(resource: string): string | undefined {
  if (resource === '*') return undefined;
  if (!resource.includes(':')) return `Resource ${resource} must be in ARN format or "*".`;
  const [start, partition = '', service, region = '', account, ...rest] = resource.split(':');
  if (start !== 'arn' || !PARTITIONS.includes(partition)) return wrongPartition(resource);
  if (service === undefined) return 'Resource vendor must be fully qualified and cannot contain regexes.';
  if (region === '' && account === undefined) return resource.split(':').length === 3 ? undefined : LEGACY;
  if (service === '' || rest.length === 0) return LEGACY;
  if (region !== '' && account === '') return wrongRegion(service, resource);
  return service === 'iam' ? wrongIamPath(rest.join(':')) : undefined;
}

/** IAM takes the second part for the partition whatever the first is, and shows what it made of the text. */
function wrongPartition(resource: string): string {
  const [, partition = '', ...parts] = resource.split(':');
  const [service = '*', region = '*', account = '*', ...rest] = parts;
  const shown = ['arn', partition, service, region, account, rest.length > 0 ? rest.join(':') : '*'].join(
    ':',
  );
  return `Partition "${partition}" is not valid for resource "${shown}".`;
}

function wrongRegion(service: string, resource: string): string | undefined {
  if (service === 'iam') return `IAM resource ${resource} cannot contain region information.`;
  if (service === 's3') return `Resource ${resource} can not contain region information.`;
  return undefined;
}

function wrongIamPath(path: string): string | undefined {
  if (path.startsWith('*') || IAM_RESOURCES.some((kind) => path.startsWith(kind))) return undefined;
  if (path === 'root' || /[*?]/.test(path.split('/')[0] ?? '')) return undefined;
  return `IAM resource path must either be "*" or start with ${IAM_RESOURCES.join(', ')}.`;
}

/** IAM takes half a date and an hour of one digit, but no offset of one digit. */
const DATE = /^(\d\dT|\d{4}-\d\d-\d\d(T\d\d?:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d(:?\d\d)?)?)?|-?\d{1,18})$/i;

function hasWrongDate(condition: NonNullable<PolicyStatement['Condition']>): boolean {
  return Object.entries(condition)
    .filter(([operator]) => operator.startsWith('Date'))
    .some(([, keys]) => Object.values(keys).some((values) => values.some((value) => !DATE.test(value))));
}
