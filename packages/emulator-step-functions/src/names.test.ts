import { EMULATOR_IDENTITY } from '@scones/emulator-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkArn,
  checkName,
  checkRoleArn,
  executionArn,
  expressExecutionArn,
  mapRunArn,
  stateMachineArn,
} from './names.ts';

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
const FORBIDDEN = [...' \t\n<>{}[]?*"#%\\^|~`$&,;:/\u0000\u001f\u007f\u009f'];

describe('a name', () => {
  it.each(['a', 'A-b_9.c', 'x'.repeat(80), 'größe', '名前', "it's", '(1)', 'a+b=c@d!'])(
    'may be %s',
    (name) => {
      expect(() => checkName(name)).not.toThrow();
    },
  );

  it.each(['', 'x'.repeat(81)])('may not be %j, for its length', (name) => {
    expect(() => checkName(name)).toThrow(`Invalid Name: '${name}'`);
  });

  it('has no character that AWS forbids, wherever it stands', () => {
    const around = fc.string({ unit: fc.constantFrom('a', '-', '9'), maxLength: 5 });
    fc.assert(
      fc.property(around, fc.constantFrom(...FORBIDDEN), around, (before, character, after) => {
        expect(() => checkName(before + character + after)).toThrow('Invalid Name');
      }),
      { seed: 9, numRuns: 200 },
    );
  });
});

it('makes the ARNs that AWS makes', () => {
  const at = 'arn:aws:states:us-east-1:000000000000:';
  expect(stateMachineArn(EMULATOR_IDENTITY, 'm')).toBe(`${at}stateMachine:m`);
  expect(executionArn(EMULATOR_IDENTITY, 'm', 'e')).toBe(`${at}execution:m:e`);
  expect(expressExecutionArn(EMULATOR_IDENTITY, 'm', 'e', '1')).toBe(`${at}express:m:e:1`);
  expect(mapRunArn(EMULATOR_IDENTITY, 'm', 'Map', '1')).toBe(`${at}mapRun:m/Map:1`);
});

describe('an ARN', () => {
  const machine = stateMachineArn(EMULATOR_IDENTITY, 'm');

  it('is taken where it is of the kind that is asked for', () => {
    expect(() => checkArn(machine, 'stateMachine')).not.toThrow();
    expect(() => checkArn(executionArn(EMULATOR_IDENTITY, 'm', 'e'), 'execution')).not.toThrow();
  });

  it('is refused where it is of another kind, or none', () => {
    expect(() => checkArn(machine, 'execution')).toThrow(
      'Resource type not valid in this context: stateMachine',
    );
    expect(() => checkArn('arn:aws:sns:us-east-1:000000000000:topic', 'stateMachine')).toThrow(
      'Resource type not valid in this context',
    );
    expect(() => checkArn('m', 'stateMachine')).toThrow('Invalid ARN prefix: m');
  });
});

describe("a role's ARN", () => {
  it.each([
    'arn:aws:iam::000000000000:role/r',
    'arn:aws:iam::000000000000:role/path/to/r',
    'arn:aws-cn:iam::000000000000:role/r',
  ])('may be %s', (arn) => {
    expect(() => checkRoleArn(arn)).not.toThrow();
  });

  it.each([
    'r',
    'arn:aws:iam::000000000000:user/u',
    'arn:aws:iam::1:role/r',
    'arn:aws:iam::000000000000:role/',
    'arn:aws:sts::000000000000:role/r',
  ])('may not be %s', (arn) => {
    expect(() => checkRoleArn(arn)).toThrow(`Invalid Role Arn: '${arn}'`);
  });
});
