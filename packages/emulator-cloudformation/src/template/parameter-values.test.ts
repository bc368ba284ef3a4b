import { expect, it } from 'vitest';
import { parameterValues } from './parameter-values.ts';
import { parseTemplate } from './parse-template.ts';

const values = (declarations: object, given: Record<string, string> = {}): Promise<object> => {
  const template = { Parameters: declarations, Resources: { A: { Type: 'AWS::SSM::Parameter' } } };
  return parameterValues(
    parseTemplate(JSON.stringify(template)).Parameters,
    given,
    async (name) => `value of ${name}`,
  );
};

it('takes what is given before the default', async () => {
  const declarations = { A: { Type: 'String', Default: 'a' }, B: { Type: 'Number', Default: 3 } };
  expect(await values(declarations, { A: 'other' })).toEqual({
    A: { given: 'other', value: 'other' },
    B: { given: '3', value: '3' },
  });
});

it('splits lists and asks SSM', async () => {
  const declarations = {
    L: { Type: 'CommaDelimitedList' },
    S: { Type: 'AWS::SSM::Parameter::Value<String>' },
  };
  expect(await values(declarations, { L: 'a, b', S: '/x' })).toEqual({
    L: { given: 'a, b', value: ['a', 'b'] },
    S: { given: '/x', value: 'value of /x' },
  });
});

it.each<[string, object, Record<string, string>, RegExp]>([
  ['a value that is missing', { A: { Type: 'String' } }, {}, /Parameters: \[A\] must have values/],
  ['a name that is not declared', {}, { B: 'x' }, /Parameters: \[B\] do not exist in the template/],
  [
    'a value that is not allowed',
    { A: { Type: 'String', AllowedValues: ['x'] } },
    { A: 'y' },
    /AllowedValues/,
  ],
  [
    'a value of another pattern',
    { A: { Type: 'String', AllowedPattern: '[a-z]+' } },
    { A: 'a1' },
    /must match pattern/,
  ],
  ['a text for a number', { A: { Type: 'Number' } }, { A: 'x' }, /must be a number/],
])('refuses %s', async (_what, declarations, given, message) => {
  await expect(values(declarations, given)).rejects.toThrow(message);
});
