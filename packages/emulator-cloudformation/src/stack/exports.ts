import type { CloudFormationContext } from '../context.ts';
import { TemplateError } from '../template/template-error.ts';
import type { StackOutput, StackRecord } from './stack-record.ts';

export interface Export {
  readonly name: string;
  readonly value: string;
  readonly stackId: string;
}

/** What the stacks export, by name. */
export function exportsOf({ stacks }: Pick<CloudFormationContext, 'stacks'>): Export[] {
  return stacks
    .live()
    .flatMap(({ id, outputs }) =>
      outputs.flatMap(({ exportName, value }) =>
        exportName === undefined ? [] : [{ name: exportName, value, stackId: id }],
      ),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function importedValue(context: Pick<CloudFormationContext, 'stacks'>, name: string): string {
  const found = exportsOf(context).find((each) => each.name === name);
  if (!found) throw new TemplateError(`No export named ${name} found.`);
  return found.value;
}

/** No two stacks may export one name. */
export function checkExports(
  context: Pick<CloudFormationContext, 'stacks'>,
  stack: StackRecord,
  outputs: readonly StackOutput[],
): void {
  for (const { exportName } of outputs) {
    const taken = exportsOf(context).find(({ name, stackId }) => name === exportName && stackId !== stack.id);
    if (taken)
      throw new TemplateError(`Export with name ${taken.name} is already exported by stack ${taken.stackId}`);
  }
}
