import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parametersSchema } from './parameters.ts';
import { Synthesized } from './synthesized.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
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
  const outputs = named(section('Outputs')).filter((name) => name !== 'DescribeStacks');
  expect(outputs.toSorted()).toEqual(Object.keys(new Synthesized().outputs).toSorted());
});
