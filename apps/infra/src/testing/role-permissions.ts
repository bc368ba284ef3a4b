import {
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  type IAMClient,
  ListRolePoliciesCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';

interface Statement {
  readonly Action: string | string[];
  readonly Resource: string | string[];
}

/** One action on what the pattern finds among the resources. */
export interface Permission {
  readonly action: string;
  readonly resource: RegExp;
}

/** Takes one permission from a role during the work. Rejects when the role does not have it. */
export async function withoutPermission<Result>(
  iam: IAMClient,
  RoleName: string,
  permission: Permission,
  work: () => Promise<Result>,
): Promise<Result> {
  const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
  const before = await Promise.all(PolicyNames.map((PolicyName) => readPolicy(iam, RoleName, PolicyName)));
  const after = before.map(({ PolicyName, statements }) => ({
    PolicyName,
    statements: statements.flatMap((statement) => without(statement, permission)),
  }));
  if (JSON.stringify(after) === JSON.stringify(before))
    throw new Error(`${RoleName} may not ${permission.action} on ${permission.resource.source} anyway`);
  try {
    for (const policy of after) await writePolicy(iam, RoleName, policy);
    return await work();
  } finally {
    for (const policy of before) await writePolicy(iam, RoleName, policy);
  }
}

interface Policy {
  readonly PolicyName: string;
  readonly statements: readonly Statement[];
}

async function readPolicy(iam: IAMClient, RoleName: string, PolicyName: string): Promise<Policy> {
  const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
  const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument)) as { Statement: Statement[] };
  return { PolicyName, statements: Statement };
}

async function writePolicy(
  iam: IAMClient,
  RoleName: string,
  { PolicyName, statements }: Policy,
): Promise<void> {
  if (statements.length === 0) {
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
    return;
  }
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument }));
}

/** What is left of a statement: its other actions on all of its resources, and this one on the other resources. */
function without(statement: Statement, { action, resource }: Permission): Statement[] {
  const actions = [statement.Action].flat();
  const resources = [statement.Resource].flat();
  if (!actions.includes(action) || !resources.some((name) => resource.test(name))) return [statement];
  const others = actions.filter((name) => name !== action);
  const elsewhere = resources.filter((name) => !resource.test(name));
  return [
    ...(others.length > 0 ? [{ ...statement, Action: others }] : []),
    ...(elsewhere.length > 0 ? [{ ...statement, Action: action, Resource: elsewhere }] : []),
  ];
}
