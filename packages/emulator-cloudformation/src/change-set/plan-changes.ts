import { ownMember } from '@scones/emulator-core';
import { dependenciesOf, dependencyOrder } from '../template/dependency-order.ts';
import { evaluate } from '../template/evaluate.ts';
import type { Json } from '../template/json.ts';
import type { StackScope } from '../template/stack-scope.ts';
import type { ResourceDeclaration, Template } from '../template/template.ts';
import type { CloudFormationContext } from '../context.ts';
import { resourceTypeOf } from '../resource-types.ts';
import { type Decision, decide } from '../deployment/decide.ts';
import type { StackRecord } from '../stack/stack-record.ts';
import type { StackTarget } from '../stack/stack-target.ts';
import { findExport } from '../stack/exports.ts';
import { scopeOfStack } from '../stack/scope-of-stack.ts';
import type { PlannedChange } from './planned-change.ts';

/** The changes that deploying the target would make, as far as they are known before anything is made. */
export function planChanges(
  context: CloudFormationContext,
  stack: StackRecord,
  target: StackTarget,
  template: Template,
): PlannedChange[] {
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
  evaluateOutputs(template, scope);
  return [...changes, ...removals(stack, kept)];
}

/** Finds what is wrong with the outputs. Their values are not known before anything is made. */
function evaluateOutputs({ Outputs }: Template, scope: StackScope): void {
  scope.block = 'Outputs';
  for (const output of Object.values(Outputs)) if (scope.exists(output)) evaluate(output.Value, scope);
}

function planResource(
  stack: StackRecord,
  logicalId: string,
  declaration: ResourceDeclaration,
  scope: StackScope,
): PlannedChange | undefined {
  const previous = ownMember(stack.resources, logicalId);
  const properties = evaluate(declaration.Properties, scope) as Record<string, Json>;
  const type = resourceTypeOf(declaration.Type);
  if (!type) throw new Error(`No type ${declaration.Type}, although it was checked`);
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

/** A resource that is not made yet, or is made anew, stands in the plan as a text that says so. */
function scopeOfPlan(
  context: CloudFormationContext,
  stack: StackRecord,
  target: StackTarget,
  template: Template,
  renewed: ReadonlySet<string>,
): StackScope {
  const known = (logicalId: string): StackRecord['resources'][string] | undefined =>
    renewed.has(logicalId) ? undefined : ownMember(stack.resources, logicalId);
  return scopeOfStack(context, stack, target, template, {
    physicalId: (logicalId) => known(logicalId)?.physicalId ?? later(logicalId),
    attribute: (logicalId, name) =>
      ownMember(known(logicalId)?.attributes, name) ?? later(`${logicalId}.${name}`),
    // Whether there is such an export is asked when the change set is executed.
    importedValue: (name) => findExport(context, name)?.value ?? later(name),
  });
}

function later(name: string): string {
  return `{{changeSet:KNOWN_AFTER_APPLY ${name}}}`;
}
