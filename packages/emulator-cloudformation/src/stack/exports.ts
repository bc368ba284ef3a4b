import type { CloudFormationContext } from '../context.ts';
import { TemplateError } from '../template/template-error.ts';
import type { StackOutput, StackRecord } from './stack-record.ts';

type Context = Pick<CloudFormationContext, 'stacks'>;

export interface Export {
  readonly name: string;
  readonly value: string;
  readonly stackId: string;
}

/** All stacks' exports, sorted by name. */
export function exportsOf({ stacks }: Context): Export[] {
  return stacks
    .live()
    .flatMap(({ id, outputs }) =>
      outputs.flatMap(({ exportName, value }) =>
        exportName === undefined ? [] : [{ name: exportName, value, stackId: id }],
      ),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function findExport(context: Context, name: string): Export | undefined {
  return exportsOf(context).find((each) => each.name === name);
}

export function importedValue(context: Context, name: string): string {
  const found = findExport(context, name);
  if (!found) throw new TemplateError(`No export named ${name} found.`);
  return found.value;
}

/** The names of the stacks that use an export. */
export function importersOf({ stacks }: Context, name: string): string[] {
  return stacks.live().flatMap((stack) => (stack.imports?.includes(name) ? [stack.name] : []));
}

/** No two stacks may export one name. An export in use neither changes nor goes. */
export function checkExports(context: Context, stack: StackRecord, outputs: readonly StackOutput[]): void {
  for (const { exportName } of outputs) {
    const taken = exportsOf(context).find(({ name, stackId }) => name === exportName && stackId !== stack.id);
    if (taken)
      throw new TemplateError(`Export with name ${taken.name} is already exported by stack ${taken.stackId}`);
  }
  for (const { exportName, value } of stack.outputs) {
    const users = exportName === undefined ? [] : importersOf(context, exportName);
    const next = outputs.find((output) => output.exportName === exportName);
    if (users.length === 0 || next?.value === value) continue;
    throw new TemplateError(
      `Export ${exportName} cannot be ${next ? 'updated' : 'deleted'} as it is in use by ${users.join(', ')}`,
    );
  }
}
