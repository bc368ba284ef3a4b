import { defineProgram, runInProcess, runProgram, textOption } from '@scones/command-line';
import { z } from 'zod';
import type { ENVIRONMENT_TEXTS } from './environment/environment-text.ts';
import { printEnvironment } from './environment/print-environment.ts';

const FORMS = ['python', 'notebook', 'json', 'shell'] as const satisfies (keyof typeof ENVIRONMENT_TEXTS)[];

const form = (description: string) => z.boolean().default(false).describe(description);

const optionsSchema = z
  .object({
    url: textOption()
      .default(`http://127.0.0.1:${process.env['EMULATOR_PORT'] || '4566'}`)
      .describe('where the emulator listens')
      .meta({ value: 'url' }),
    region: textOption().default('us-east-1').describe('the region that it plays').meta({ value: 'region' }),
    folder: textOption()
      .default('.emulator')
      .describe('where it keeps its state, and its key where it enforces IAM')
      .meta({ value: 'folder' }),
    shell: form('lines for a shell to evaluate; the default form'),
    python: form('lines for the head of a Python script'),
    notebook: form('a first cell for a notebook'),
    json: form('an object of the variables'),
  })
  .superRefine((options, context) => {
    const [first, ...others] = FORMS.filter((name) => options[name]);
    for (const name of others)
      context.addIssue({ code: 'custom', path: [name], message: `cannot be given with --${first}` });
  });

const env = defineProgram({
  summary: 'Prints all that a client of the emulator needs: endpoint, region, credentials',
  options: optionsSchema,
  run: ({ progress }, { url, region, folder, ...forms }) =>
    printEnvironment(
      { url, region, folder, form: FORMS.find((name) => forms[name]) ?? 'shell' },
      {
        print: (text) => void process.stdout.write(text),
        warn: (text) => progress({ text: text.trimEnd() }),
      },
    ),
});

await runInProcess(process, (terminal) => runProgram({ name: 'env', command: env }, terminal));
