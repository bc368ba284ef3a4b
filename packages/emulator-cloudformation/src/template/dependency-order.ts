import { referencesOf } from './references.ts';
import type { ResourceDeclaration, Template } from './template.ts';
import { TemplateError } from './template-error.ts';

/** The resources that each resource waits for. */
export function dependenciesOf(
  template: Pick<Template, 'Resources'>,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(template.Resources).map(([logicalId, resource]) => [
      logicalId,
      [...new Set(namesIn(resource))].filter((name) => Object.hasOwn(template.Resources, name)),
    ]),
  );
}

function namesIn(resource: ResourceDeclaration): string[] {
  return [...resource.DependsOn, ...referencesOf(resource.Properties).map(({ name }) => name)];
}

/** Every resource after those that it waits for, otherwise as they stand in the template. */
export function dependencyOrder(dependencies: ReadonlyMap<string, readonly string[]>): string[] {
  const order: string[] = [];
  const path: string[] = [];
  const visit = (logicalId: string): void => {
    if (order.includes(logicalId)) return;
    if (path.includes(logicalId))
      throw new TemplateError(
        `Circular dependency between resources: [${path.slice(path.indexOf(logicalId)).join(', ')}]`,
      );
    path.push(logicalId);
    for (const dependency of dependencies.get(logicalId) ?? []) visit(dependency);
    path.pop();
    order.push(logicalId);
  };
  for (const logicalId of dependencies.keys()) visit(logicalId);
  return order;
}
