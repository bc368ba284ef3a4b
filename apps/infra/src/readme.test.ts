import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PLAIN_REFUSAL, refusalsOf } from '@scones/command-line/testing';
import { expect, it } from 'vitest';
import { commandLine, type Services } from './command-line.ts';
import { parametersSchema } from './parameters.ts';
import { codelessBundles, Synthesized } from './testing/synthesized.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const stack = new Synthesized();
const section = (title: string): string => readme.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
const named = (text: string): string[] => [...text.matchAll(/`(\w+)`/g)].map(([, name]) => name as string);

it('has every parameter in the README, and no other', () => {
  const firstColumns = section('Parameters')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|')[1] as string);
  expect(firstColumns.flatMap(named).toSorted()).toEqual(Object.keys(parametersSchema.shape).toSorted());
});

it('has every output in the README, and no other', () => {
  const ofFunctions = Object.values(codelessBundles).map(({ settings }) => settings.stackOutput);
  const outputs = named(section('Outputs')).filter(
    (name) => !['DescribeStacks', 'stackOutput'].includes(name),
  );
  expect([...outputs, ...ofFunctions].toSorted()).toEqual(Object.keys(stack.outputs).toSorted());
});

it('has every error code in the README, and no other', () => {
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'));
  const thrown = sources.flatMap((source) =>
    [...source.matchAll(/CommandError\(\s*'([A-Z_]+)'/g)].map(([, code]) => code),
  );
  expect(named(section('Errors')).toSorted()).toEqual([...new Set(thrown)].toSorted());
});

it('has every option of every command in the README, and no other', () => {
  const { commands } = commandLine({} as Services);
  for (const [name, { options }] of Object.entries(commands)) {
    const described = readme.split(`### ${name}\n`)[1]?.split('\n##')[0] ?? '';
    const flags = [...described.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, flag]) => flag);
    expect(flags.toSorted()).toEqual(commandOptions(options).toSorted());
  }
});

/** As `@scones/command-line` spells them. */
function commandOptions({ shape }: { readonly shape: object }): string[] {
  return Object.keys(shape).map(
    (name) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  );
}

it('says of every option of every command in plain words what it takes', () => {
  for (const command of Object.values(commandLine({} as Services).commands))
    for (const [, , message] of refusalsOf(command)) expect(message).toMatch(PLAIN_REFUSAL);
});
