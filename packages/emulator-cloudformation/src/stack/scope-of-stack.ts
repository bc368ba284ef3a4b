import type { CloudFormationContext } from '../context.ts';
import type { Json } from '../template/json.ts';
import { StackScope } from '../template/stack-scope.ts';
import type { Template } from '../template/template.ts';
import type { StackRecord } from './stack-record.ts';
import type { StackTarget } from './stack-target.ts';

/** The values that the names in a stack's next template have. */
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
