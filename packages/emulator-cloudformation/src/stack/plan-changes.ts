import { dependenciesOf, dependencyOrder } from '../template/dependency-order.ts';
import { evaluate } from '../template/evaluate.ts';
import { StackScope } from '../template/stack-scope.ts';
import { type Json, parseTemplate, type ResourceDeclaration, type Template } from '../template/template.ts';
import { TemplateError } from '../template/template-error.ts';
import type { CloudFormationContext } from '../context.ts';
import { resourceTypeOf } from '../resources/index.ts';
import { type Decision, decide } from './decide.ts';
import type { StackRecord } from './stack-record.ts';
import type { StackTarget } from './stack-target.ts';
import { importedValue } from './exports.ts';

export interface PlannedChange {
  readonly logicalId: string;
  readonly type: string;
  readonly action: 'Add' | 'Modify' | 'Remove';
  readonly physicalId?: string;
  readonly replacement?: 'True' | 'False';
  readonly changedProperties: readonly string[];
}

/** What deploying the target would change, as far as it can be told before anything is made. */
export function planChanges(
  context: CloudFormationContext,
  stack: StackRecord,
  target: StackTarget,
): PlannedChange[] {
  const template = parseTemplate(target.templateText);
  checkTypes(template);
  const renewed = new Set<string>();
  const scope = scopeOfPlan(context, stack, target, template, renewed);
  const changes: PlannedChange[] = [];
  const kept = new Set<string>();
  for (const logicalId of dependencyOrder(dependenciesOf(template))) {
    const declaration = template.Resources[logicalId] as ResourceDeclaration;
    if (!scope.exists(declaration)) continue;
    kept.add(logicalId);
    const change = planResource(stack, logicalId, declaration, scope);
    if (!change) continue;
    changes.push(change);
    if (change.action === 'Add' || change.replacement === 'True') renewed.add(logicalId);
  }
  return [...changes, ...removals(stack, kept)];
}

export function checkTypes(template: Template): void {
  const unknown = Object.values(template.Resources)
    .map(({ Type }) => Type)
    .filter((type) => !resourceTypeOf(type));
  if (unknown.length > 0)
    throw new TemplateError(
      `Template format error: Unrecognized resource types: [${[...new Set(unknown)].join(', ')}]`,
    );
}

function planResource(
  stack: StackRecord,
  logicalId: string,
  declaration: ResourceDeclaration,
  scope: StackScope,
): PlannedChange | undefined {
  const previous = stack.resources[logicalId];
  const properties = evaluate(declaration.Properties, scope) as Record<string, Json>;
  const type = resourceTypeOf(declaration.Type);
  if (!type)
    throw new TemplateError(`Template format error: Unrecognized resource types: [${declaration.Type}]`);
  const decision: Decision = decide(previous, type, properties);
  const change = { logicalId, type: declaration.Type, changedProperties: decision.changed };
  switch (decision.action) {
    case 'keep':
      return undefined;
    case 'create':
      return { ...change, action: 'Add' };
    case 'update':
    case 'replace':
      return {
        ...change,
        action: 'Modify',
        physicalId: previous?.physicalId as string,
        replacement: decision.action === 'replace' ? 'True' : 'False',
      };
  }
}

function removals(stack: StackRecord, kept: ReadonlySet<string>): PlannedChange[] {
  return Object.values(stack.resources)
    .filter(({ logicalId }) => !kept.has(logicalId))
    .map(({ logicalId, type, physicalId }) => ({
      logicalId,
      type,
      physicalId,
      action: 'Remove',
      changedProperties: [],
    }));
}

/** What is not made yet, or is to be made anew, stands in the plan as a text that says so. */
function scopeOfPlan(
  context: CloudFormationContext,
  stack: StackRecord,
  target: StackTarget,
  template: Template,
  renewed: ReadonlySet<string>,
): StackScope {
  const known = (logicalId: string): StackRecord['resources'][string] | undefined =>
    renewed.has(logicalId) ? undefined : stack.resources[logicalId];
  return new StackScope({
    template,
    parameters: target.parameters,
    identity: context.identity,
    stackName: stack.name,
    stackId: stack.id,
    physicalId: (logicalId) => known(logicalId)?.physicalId ?? `{{changeSet:KNOWN_AFTER_APPLY ${logicalId}}}`,
    attribute: (logicalId, name) =>
      known(logicalId)?.attributes[name] ?? `{{changeSet:KNOWN_AFTER_APPLY ${logicalId}.${name}}}`,
    importedValue: (name) => importedValue(context, name),
  });
}
