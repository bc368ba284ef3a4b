import { expect, it } from 'vitest';
import { defineProgram, runProgram } from '@scones/command-line';
import { PLAIN_REFUSAL, refusalsOf } from '@scones/command-line/testing';
import { monitorOptionsSchema } from '@scones/endpoint-deployer';
import { evaluateOptionsSchema, stageOptionsSchema, trainOptionsSchema } from '@scones/training-pipeline';
import { z } from 'zod';
import { mainJobOptionsSchema } from './options.ts';

/** The options that the values of a command line stand for. Rejects with the program's own error for a mistake. */
async function parseOptions(values: readonly string[]): Promise<unknown> {
  let stderr = '';
  let parsed: unknown;
  const command = defineProgram({
    summary: '',
    options: mainJobOptionsSchema,
    run: async (_terminal, options) => void (parsed = options),
  });
  const exitCode = await runProgram(
    { name: 'npm start --', command },
    {
      values,
      signal: new AbortController().signal,
      stdout: { write: () => undefined },
      stderr: { write: (text) => (stderr += text) },
    },
  );
  if (exitCode !== 0) throw new Error(`${exitCode}: ${stderr}`);
  return parsed;
}

it('runs on drawn bicycles and motorcycles unless told otherwise', async () => {
  expect(await parseOptions([])).toEqual({
    dataset: 'synthetic',
    classes: undefined,
    epochs: undefined,
    imageSize: undefined,
    pretrained: undefined,
    pretrainedNormalization: 'imagenet',
    threshold: 0.93,
    port: 4566,
    seed: 1,
    validationShare: 0.1,
    testShare: 0.2,
    skipUnreadable: false,
    report: undefined,
    targetAccuracy: undefined,
    exit: false,
  });
});

it('takes a list of classes with spaces after the commas', async () => {
  expect(await parseOptions(['--classes', 'bus, bicycle', '--exit'])).toMatchObject({
    classes: ['bus', 'bicycle'],
    exit: true,
  });
});

it('takes all classes of a data set by one word', async () => {
  expect(await parseOptions(['--classes', 'all'])).toMatchObject({ classes: 'all' });
});

it.each([
  [['--image-size', '225'], 'whole number from 16 to 224'],
  [['--threshold', '1.5'], 'from 0 to 1'],
  [['--threshold', ''], 'from 0 to 1'],
  [['--epochs', '0'], 'whole number from 1'],
  [['--epochs', '2.5'], 'whole number from 1'],
  [['--port', '65536'], 'whole number from 0 to 65535'],
  [['--classes', 'bicycle'], 'at least two classes'],
  [['--classes', 'bicycle,'], 'none of them empty'],
  [['--classes', 'bicycle,bicycle'], 'takes each class once'],
  [['--data-set', 'synthetic'], "unknown option '--data-set'"],
])('refuses %j, and says what it accepts', async (values, message) => {
  const refused = expect(parseOptions(values)).rejects;
  await refused.toThrow(message);
  await refused.toThrow(/^2: /);
});

/** Name, meaning, default and placeholder. */
const described = (schema: z.ZodObject, option: string): unknown =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).properties?.[option];

it.each([
  [
    'stage',
    stageOptionsSchema,
    ['dataset', 'classes', 'seed', 'validationShare', 'testShare', 'skipUnreadable'],
  ],
  ['train', trainOptionsSchema, ['epochs', 'imageSize', 'pretrained', 'pretrainedNormalization', 'seed']],
] as const)(
  'shares every option that it has in common with %s, default included',
  (_command, schema, shared) => {
    const names = Object.keys(schema.shape).filter((name) => Object.hasOwn(mainJobOptionsSchema.shape, name));
    expect(names.toSorted()).toEqual([...shared].toSorted());
    for (const option of shared)
      expect(described(schema, option)).toEqual(described(mainJobOptionsSchema, option));
  },
);

it('means the same by a threshold as evaluate and monitor, which leave its default to the last Lambda', () => {
  expect(evaluateOptionsSchema.shape.threshold.parse(undefined)).toBeUndefined();
  expect(monitorOptionsSchema.shape.threshold.safeParse(undefined).success).toBe(false);
  for (const { shape } of [evaluateOptionsSchema, monitorOptionsSchema])
    expect(shape.threshold.description).toContain(mainJobOptionsSchema.shape.threshold.description);
});

it('says of every option in plain words what it takes', () => {
  const refusals = refusalsOf({ options: mainJobOptionsSchema });
  expect(refusals.length).toBeGreaterThan(20);
  for (const [, , message] of refusals) expect(message).toMatch(PLAIN_REFUSAL);
});
