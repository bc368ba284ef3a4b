/** A Task's call, in short: a function's name, or a service and its action. */
export function shortResource(resource: string): string {
  const optimised = /^arn:[^:]*:states:[^:]*:[^:]*:(?<service>.+)$/.exec(resource)?.groups?.['service'];
  if (optimised !== undefined) return optimised;
  const name = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:(?<name>.+)$/.exec(resource)?.groups?.['name'];
  return name ?? resource;
}
