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
    type: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD').describe('the type of the state machines'),
  }),
  run: ({ print }, { files, type }) => validateFiles(files, type, print),
});

await runInProcess(process, (terminal) => runProgram({ name: 'validate', command: validate }, terminal));
