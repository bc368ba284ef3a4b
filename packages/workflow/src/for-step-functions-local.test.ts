import { parse } from '@scones/states-language';
import { describe, expect, it } from 'vitest';
import { classifyPictureDefinition } from './classify-picture-definition.ts';
import { classifyPrefixDefinition } from './classify-prefix-definition.ts';
import { forStepFunctionsLocal } from './for-step-functions-local.ts';
import { forEachLambda } from './tasks/for-each-lambda.ts';
import { CHAIN } from './tasks/index.ts';

const functionArns = forEachLambda((lambda) => `arn:aws:lambda:us-east-1:000000000000:function:${lambda}`);

/** Every name of a member, at any depth, but for the names of states and the payload's own. */
function fieldsIn(value: unknown, parent = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsIn(item, parent));
  if (typeof value !== 'object' || value === null || parent === 'Parameters') return [];
  return Object.entries(value).flatMap(([name, member]) =>
    parent === 'States' ? fieldsIn(member) : [name, ...fieldsIn(member, name)],
  );
}

/** The fields of the States Language of 2016, with the `ResultSelector` of 2020. */
const PLAIN = [
  ...['Comment', 'StartAt', 'States', 'Type', 'Next', 'End', 'OutputPath', 'Resource', 'Parameters'],
  ...['TimeoutSeconds', 'Retry', 'ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate'],
];

describe('the classification of a picture for Step Functions Local', () => {
  const original = classifyPictureDefinition(functionArns);
  const plain = forStepFunctionsLocal(original);

  it('is a machine in the plain States Language', () => {
    expect(() => parse(JSON.stringify(plain))).not.toThrow();
    expect(fieldsIn(plain).filter((field) => !PLAIN.includes(field))).toEqual([]);
  });

  it('has the same tasks, each tried again as often for the same errors', () => {
    for (const { state } of CHAIN) {
      const { Retry, Catch: _, ...others } = original.States[state];
      expect(plain).toHaveProperty(`States.${state}`, {
        ...others,
        Retry: Retry.map(({ ErrorEquals, IntervalSeconds, MaxAttempts, BackoffRate }) => ({
          ErrorEquals,
          IntervalSeconds,
          MaxAttempts,
          BackoffRate,
        })),
      });
    }
  });

  it('leaves the original as it was', () => {
    expect(original).toEqual(classifyPictureDefinition(functionArns));
  });
});

describe('other workflows', () => {
  const pass = { Type: 'Pass', End: true };
  const repeat = { Type: 'Fail', ErrorPath: '$.Error', CausePath: '$.Cause' };
  const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
  const machine = (state: object, more: object = {}) => ({
    StartAt: 'A',
    States: { A: { ...pass, ...state }, ...more },
  });

  it('keep what catches anything else, and Fail states with an error of their own', () => {
    const Catch = [{ ErrorEquals: ['Known'], ResultPath: '$.error', Next: 'B' }];
    const all = { ErrorEquals: ['States.ALL'], Next: 'C' };
    const others = { B: { Type: 'Fail', Error: 'Own' } };
    const given = machine({ ...task, Catch: [...Catch, all] }, { ...others, C: repeat });
    expect(forStepFunctionsLocal(given)).toEqual(machine({ ...task, Catch }, others));
  });

  it('say Iterator and Parameters where the language of today says ItemProcessor and ItemSelector', () => {
    const ItemSelector = { 'item.$': '$$.Map.Item.Value' };
    const ItemProcessor = { ProcessorConfig: { Mode: 'INLINE' }, ...machine({ QueryLanguage: 'JSONPath' }) };
    expect(forStepFunctionsLocal(machine({ Type: 'Map', ItemProcessor, ItemSelector }))).toEqual(
      machine({ Type: 'Map', Iterator: machine({}), Parameters: ItemSelector }),
    );
  });

  it.each([
    ['JSONata', { ...machine({}), QueryLanguage: 'JSONata' }, 'JSONata', 'the state machine'],
    ['JSONata in a state', machine({ QueryLanguage: 'JSONata' }), 'JSONata', 'A'],
    ['variables', machine({ Assign: { x: 1 } }), 'Assign', 'A'],
    [
      'a condition',
      machine({ Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'B' }] }, { B: pass }),
      'Condition',
      'A',
    ],
    [
      'a call of any operation',
      machine({ ...task, Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets' }),
      'aws-sdk',
      'A',
    ],
    [
      'an error that is computed',
      machine({ ...task, Catch: [{ ErrorEquals: ['Known'], Next: 'B' }] }, { B: repeat }),
      'the ErrorPath of B',
      'A',
    ],
    [
      'an error from elsewhere',
      machine({ Next: 'B' }, { B: { ...repeat, ErrorPath: '$.other' } }),
      'ErrorPath',
      'B',
    ],
    [
      'a branch that can’t be told',
      machine({ Type: 'Parallel', Branches: [machine({ Assign: {} })] }),
      'Assign',
      'A',
    ],
    ['a type of state to come', machine({ Type: 'Dream' }), 'the type Dream', 'A'],
  ])('are refused with %s, by name', (_what, definition, field, where) => {
    expect(() => forStepFunctionsLocal(definition)).toThrow(
      expect.objectContaining({ name: 'NotForStepFunctionsLocal', message: expect.stringMatching(field) }),
    );
    expect(() => forStepFunctionsLocal(definition)).toThrow(`${where} can't do without`);
  });

  it('such as the classification of a prefix, which is a distributed Map', () => {
    const limits = {
      batchSize: 1,
      concurrency: 1,
      toleratedFailurePercent: 0,
      executionType: 'STANDARD',
    } as const;
    const definition = classifyPrefixDefinition({ functionArns, ...limits, resultsPrefix: 'results' });
    expect(() => forStepFunctionsLocal(definition)).toThrow('a Map in the mode DISTRIBUTED');
  });
});
