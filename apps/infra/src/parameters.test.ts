import { expect, it } from 'vitest';
import { readParameters } from './parameters.ts';

it('has a default for everything', () => {
  expect(readParameters({})).toMatchObject({ threshold: 0.93, architecture: 'arm64', tracing: true });
});

it('reads the text of the command line as the value that it means', () => {
  expect(readParameters({ 'scones:threshold': '0.8', 'scones:tracing': 'false' })).toMatchObject({
    threshold: 0.8,
    tracing: false,
  });
});

it('leaves alone the context that is CDK’s own', () => {
  expect(readParameters({ '@aws-cdk/aws-iam:minimizePolicies': true })).toEqual(readParameters({}));
});

it.each([
  ['a name that does not exist', { 'scones:treshold': '0.8' }, "The app's context does not know treshold"],
  [
    'a threshold that no probability reaches',
    { 'scones:threshold': '93' },
    'scones:threshold takes a number from 0 to 1, not "93"',
  ],
  [
    'an account without a region',
    { 'scones:account': '123456789012' },
    'scones:account takes a region beside it: give both or neither',
  ],
  [
    'an address that is not one',
    { 'scones:alarmUrl': 'ftp://example.com' },
    'scones:alarmUrl takes an address',
  ],
])('refuses %s', (_what, context, message) => {
  expect(() => readParameters(context)).toThrow(message);
});
