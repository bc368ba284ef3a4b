import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as sfn from '@aws-sdk/client-sfn';
import type { OutputModel, OutputShape } from '@scones/states-language';
import { expect, it } from 'vitest';
import { outputModel } from './output-models.ts';

const folder = join(import.meta.dirname, 'services');
const services = readdirSync(folder).map((file) => file.replace(/\.txt$/, ''));

it.each(services)('%s has every structure that its operations answer', (service) => {
  const model = outputModel(service) as OutputModel;
  const text = readFileSync(join(folder, `${service}.txt`), 'utf8');
  const structures = new Set([...text.matchAll(/^(\w+):/gm)].map(([, name]) => name));
  const named = [...text.matchAll(/^\w+ -> (\w+)$/gm)].map(([, name = '']) => name);
  for (const structure of structures) {
    named.push(...model.members(structure as string).flatMap(({ shape }) => structuresIn(shape)));
  }
  expect(named.filter((name) => !structures.has(name))).toEqual([]);
});

function structuresIn(shape: OutputShape): string[] {
  if (shape.kind === 'list') return structuresIn(shape.item);
  if (shape.kind === 'map') return structuresIn(shape.value);
  return shape.kind === 'structure' ? [shape.name] : [];
}

it("has every operation of Step Functions' own client", () => {
  const model = outputModel('sfn') as OutputModel;
  const operations = Object.keys(sfn).flatMap((name) => /^(\w+)Command$/.exec(name)?.[1] ?? []);
  const missing = operations.filter(
    (name) => model.outputOf(name.charAt(0).toLowerCase() + name.slice(1)) === undefined,
  );
  expect(missing).toEqual([]);
});

// As recorded in December 2025: botocore allows more than Step Functions knows of.
it('has the memory of functions up to what Step Functions takes', () => {
  const members = outputModel('lambda')?.members('FunctionConfiguration') ?? [];
  const { shape } = members.find(({ name }) => name === 'MemorySize') ?? {};
  expect(shape).toEqual({ kind: 'number', min: 128, max: 10_240 });
});

it.each(['unheard', '../package', ''])('has none of %j', (service) => {
  expect(outputModel(service)).toBeUndefined();
});
