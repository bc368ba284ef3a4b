import type { StackOutput } from '../stack/stack-record.ts';
import { evaluate } from '../template/evaluate.ts';
import type { Json } from '../template/json.ts';
import { mustBeText } from '../template/read-outputs.ts';
import type { StackScope } from '../template/stack-scope.ts';
import type { Template } from '../template/template.ts';

/** The outputs of a stack whose resources are made, each as a text. */
export async function evaluateOutputs(
  { Outputs }: Template,
  scope: StackScope,
  /** Puts in what dynamic references stand for. */
  resolve: (value: Json) => Promise<Json>,
): Promise<StackOutput[]> {
  scope.block = 'Outputs';
  const outputs: StackOutput[] = [];
  for (const [key, { Value, Description, Condition, Export }] of Object.entries(Outputs))
    if (scope.exists({ Condition }))
      outputs.push({
        key,
        value: textOf(await resolve(evaluate(Value, scope))),
        description: Description,
        exportName: Export && textOf(evaluate(Export.Name, scope)),
      });
  return outputs;
}

function textOf(value: Json): string {
  if (Array.isArray(value)) throw mustBeText('List');
  if (typeof value === 'object') throw mustBeText();
  return String(value);
}
