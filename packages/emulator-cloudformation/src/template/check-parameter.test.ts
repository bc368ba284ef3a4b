import { describe, expect, it } from 'vitest';
import cases from './check-parameter.cases.json' with { type: 'json' };
import { checkParameters } from './check-parameter.ts';
import { readParameters } from './read-parameters.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
const check = (declaration: object, given: string): void => {
  checkParameters(readParameters({ P: JSON.parse(JSON.stringify(declaration)) as never }), () => given);
};

describe('a parameter is held to its type and constraints', () => {
  it.each(cases.filter(({ fault }) => fault !== undefined))(
    'refuses $says',
    ({ declaration, given, fault }) => {
      expect(() => check(declaration, given)).toThrow(
        expect.objectContaining({ name: 'TemplateError', message: fault }) as Error,
      );
    },
  );

  it.each(cases.filter(({ fault }) => fault === undefined))('takes $says', ({ declaration, given }) => {
    expect(() => check(declaration, given)).not.toThrow();
  });
});

it('refuses a pattern that would go through the value for ever', () => {
  expect(() => check({ Type: 'String', AllowedPattern: '(a+)+' }, `${'a'.repeat(50)}!`)).toThrow(
    "the AllowedPattern of parameter 'P' for its value: matching them takes too long",
  );
});

describe('the declaration of a parameter', () => {
  it.each<[string, object, string]>([
    [
      'a pattern that is none',
      { AllowedPattern: '[' },
      'AllowedPattern [ is not a valid regular expression.',
    ],
    ['allowed values that are no list', { AllowedValues: 'a' }, 'Every AllowedValues member must be a list.'],
    ['a length that is no number', { MinLength: 'x' }, 'Every MinLength member must be a number.'],
    ['a greatest value that is empty', { MaxValue: '' }, 'Every MaxValue member must be a number.'],
    ['NoEcho that is no boolean', { NoEcho: 'maybe' }, 'Every NoEcho member must be a boolean.'],
    ['a type that is no text', { Type: ['String'] }, 'Every Type member must be a string.'],
    ['a description that is a map', { Description: {} }, 'Every Description member must be a string.'],
  ])('refuses %s', (_what, more, fault) => {
    expect(() => check({ Type: 'String', ...more }, '')).toThrow(`Template format error: ${fault}`);
  });

  it.each<[unknown, boolean]>([
    [true, true],
    ['true', true],
    ['True', true],
    ['false', false],
    [undefined, false],
  ])('takes NoEcho %j as %j', (NoEcho, expected) => {
    const { P } = readParameters({
      P: { Type: 'String', ...(NoEcho !== undefined && { NoEcho: NoEcho as never }) },
    });
    expect(P?.NoEcho).toBe(expected);
  });

  it('has at most 200 siblings', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`P${i}`, { Type: 'String' }]));
    expect(Object.keys(readParameters(many(200)))).toHaveLength(200);
    expect(() => readParameters(many(201))).toThrow(
      'Template format error: Number of parameters, 201, is greater than maximum allowed, 200',
    );
  });
});
