import { memberOf, parsedJson } from '../../../shared/parsed-json.ts';

/** An empty text for each member of the input that a machine's first state reads, by its paths (`$.s3_key`). */
export function sampleInput(definition: string): string {
  const machine = parsedJson(definition);
  const start = memberOf(machine, 'StartAt');
  const state = typeof start === 'string' ? memberOf(machine, 'States', start) : undefined;
  // The states inside it do not read the machine's input.
  const own = typeof state === 'object' && state !== null ? { ...state, ItemProcessor: undefined } : {};
  const paths = JSON.stringify(own).matchAll(/(?<![$\w])\$(?:states\.input)?\.([A-Za-z_]\w*)/g);
  return JSON.stringify(Object.fromEntries([...paths].map(([, name = '']) => [name, ''])));
}
