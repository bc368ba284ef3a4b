import { defineProgram, runInProcess, runProgram, textOption } from '@scones/command-line';
import { z } from 'zod';
import { validateFiles } from './validate-files.ts';

const validate = defineProgram({
  summary: "Validates files with definitions of state machines, and prints AWS's diagnostics",
  options: z.object({
    files: z
      .array(textOption())
      .describe('definitions, in YAML where a name ends in .yaml or .yml, else in JSON')
      .meta({ positional: true }),
    substitute: z
      .array(z.string().regex(/^[\w.-]+=/, 'takes name=value'))
      .default([])
      .describe('a value for ${name} in the files; may be repeated')
      .meta({ value: 'name=value' }),
    type: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD').describe('the type of the state machines'),
  }),
  run: ({ print }, { files, type, substitute }) =>
    validateFiles(
      files,
      { machineType: type, substitutions: Object.fromEntries(substitute.map(parted)) },
      print,
    ),
});

function parted(pair: string): [name: string, value: string] {
  const sign = pair.indexOf('=');
  return [pair.slice(0, sign), pair.slice(sign + 1)];
}

await runInProcess(process, (terminal) => runProgram({ name: 'validate', command: validate }, terminal));
