import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLAIN_REFUSAL, refusalsOf } from '@scones/command-line/testing';
import { expect, it } from 'vitest';
import { commandLine } from './command-line.ts';
import type { TrialServices } from './trial.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const section = (title: string): string => readme.split(`# ${title}\n`)[1]?.split('\n#')[0] ?? '';
const firstColumn = (text: string): string[] =>
  [...text.matchAll(/^\| `([\w-]+)/gm)].map(([, name]) => name!);

it('has every option of every command in the README, and no other', () => {
  for (const [name, { options }] of Object.entries(commandLine({} as TrialServices).commands)) {
    const flags = Object.keys(options.shape).map((member) => `--${member}`);
    expect(firstColumn(section(name)).toSorted()).toEqual(flags.toSorted());
  }
});

it('has every error code in the README, and no other', () => {
  const thrown = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .flatMap((source) => [...source.matchAll(/CommandError\(\s*'([A-Z_]+)'/g)].map(([, code]) => code));
  expect(firstColumn(section('Errors')).toSorted()).toEqual([...new Set(thrown)].toSorted());
});

it('says of every option of every command in plain words what it takes', () => {
  for (const command of Object.values(commandLine({} as TrialServices).commands))
    for (const [, , message] of refusalsOf(command)) expect(message).toMatch(PLAIN_REFUSAL);
});
