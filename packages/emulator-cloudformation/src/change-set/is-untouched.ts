import { isDeepStrictEqual } from 'node:util';
import { parseTemplate } from '../template/parse-template.ts';
import type { StackRecord } from '../stack/stack-record.ts';
import type { StackTarget } from '../stack/stack-target.ts';

/** Whether what can change without any resource stays too: outputs, the description, tags. */
export function isUntouched(stack: StackRecord, target: StackTarget): boolean {
  if (stack.templateText === undefined) return false;
  const relevant = (text: string): unknown => {
    const { Outputs, Description } = parseTemplate(text);
    return [Outputs, Description];
  };
  return (
    isDeepStrictEqual(relevant(stack.templateText), relevant(target.templateText)) &&
    isDeepStrictEqual(stack.tags, target.tags) &&
    outputParameters(stack) === outputParameters({ ...target, templateText: stack.templateText })
  );
}

/** Outputs may name parameters. */
function outputParameters({
  parameters,
  templateText = '{}',
}: Pick<StackRecord, 'parameters' | 'templateText'>): string {
  const outputs = JSON.stringify(parseTemplate(templateText).Outputs);
  return JSON.stringify(Object.entries(parameters).filter(([name]) => outputs.includes(name)));
}
