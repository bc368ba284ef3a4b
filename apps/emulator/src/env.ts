import process from 'node:process';
import { Command, Option } from 'commander';
import type { ENVIRONMENT_TEXTS } from './environment/environment-text.ts';
import { printEnvironment } from './environment/print-environment.ts';

interface Options {
  readonly url: string;
  readonly region: string;
  readonly shell?: true;
  readonly python?: true;
  readonly notebook?: true;
  readonly json?: true;
}

const FORMS = ['python', 'notebook', 'json', 'shell'] as const;

const { url, region, ...forms } = new Command('env')
  .description('Prints all that a client of the emulator needs: endpoint, region, credentials')
  .option(
    '--url <url>',
    'where the emulator listens',
    `http://127.0.0.1:${process.env['EMULATOR_PORT'] || '4566'}`,
  )
  .option('--region <region>', 'the region that it plays', 'us-east-1')
  .addOption(
    new Option('--shell', 'lines for a shell to evaluate (default)').conflicts([
      'python',
      'notebook',
      'json',
    ]),
  )
  .addOption(new Option('--python', 'lines for the head of a Python script').conflicts(['notebook', 'json']))
  .addOption(new Option('--notebook', 'a first cell for a notebook').conflicts(['json']))
  .option('--json', 'an object of the variables')
  .parse()
  .opts<Options>();

const form: keyof typeof ENVIRONMENT_TEXTS = FORMS.find((name) => forms[name]) ?? 'shell';
await printEnvironment(
  { url, region, form },
  {
    print: (text) => void process.stdout.write(text),
    warn: (text) => void process.stderr.write(text),
  },
);
