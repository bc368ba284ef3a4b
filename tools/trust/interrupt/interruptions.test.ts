import { expect, it } from 'vitest';
import { interruptionsOf } from './interruptions.ts';

const stops = (operations: readonly string[], isShort: boolean): string[] =>
  interruptionsOf(operations, { isShort }).map(({ signal, moment, call }) => `${signal} ${moment} ${call}`);

it('stops a command before each call, and after those that change something', () => {
  expect(stops(['GET', 'SageMaker.CreateModel', 'SageMaker.DescribeEndpoint', 'PUT'], true)).toEqual([
    'SIGKILL before 1',
    'SIGKILL before 2',
    'SIGKILL after 2',
    'SIGKILL before 3',
    'SIGKILL before 4',
    'SIGKILL after 4',
  ]);
});

it('stops it by both signals, and three times at most where it makes the same call', () => {
  expect(stops(['HEAD', 'HEAD', 'HEAD', 'HEAD'], false)).toEqual([
    'SIGKILL before 1',
    'SIGKILL before 2',
    'SIGKILL before 3',
    'SIGINT before 1',
    'SIGINT before 2',
    'SIGINT before 3',
  ]);
});
