import type { CloudFormationContext } from '../context.ts';
import type { Json } from '../template/json.ts';
import { StackScope } from '../template/stack-scope.ts';
import type { Template } from '../template/template.ts';
import type { StackRecord } from './stack-record.ts';
import type { StackTarget } from './stack-target.ts';

/** The values of the names in the template that a stack is brought to. */
export function scopeOfStack(
  context: CloudFormationContext,
  stack: StackRecord,
  target: StackTarget,
  template: Template,
  resources: {
    readonly physicalId: (logicalId: string) => Json;
    readonly attribute: (logicalId: string, name: string) => Json;
    readonly importedValue: (name: string) => Json;
  },
): StackScope {
  return new StackScope({
    template,
    parameters: target.parameters,
    identity: context.identity,
    stackName: stack.name,
    stackId: stack.id,
    notificationArns: target.notificationArns,
    ...resources,
  });
}
