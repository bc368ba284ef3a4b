/** The names that AWS has for one service. */
export interface ServiceNames {
  /** Within the emulator, and in the list that `GET /_emulator/health` answers. */
  readonly name: string;
  /** In the credential scope of signatures. */
  readonly scope: string;
  /** In front of the actions of IAM's policies. */
  readonly iamPrefix: string;
  /** In the ARNs of its resources. */
  readonly arn: string;
  /** The names behind `aws-sdk:` in the Resource of a Task state, each with the name that errors begin with there. */
  readonly tasks: Readonly<Record<string, string>>;
}

/** AWS uses one name everywhere for most services; `others` has the places where a service has another. */
export function serviceNames(name: string, others: Partial<Omit<ServiceNames, 'name'>> = {}): ServiceNames {
  const { scope = name } = others;
  const tasks = { [scope]: scope.charAt(0).toUpperCase() + scope.slice(1) };
  return { name, scope, iamPrefix: scope, arn: scope, tasks, ...others };
}
