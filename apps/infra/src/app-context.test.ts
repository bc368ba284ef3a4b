import { expect, it } from 'vitest';
import { readAppContext } from './app-context.ts';

it('takes parameters out of a command line, for the CDK CLI and for itself', () => {
  const { rest, cdkArguments, parameters } = readAppContext([
    ...['destroy', '-c', 'scones:stackName=mine', '--empty-buckets'],
    ...['--context', 'scones:threshold=0.5', '--context=aws:other=a=b'],
  ]);
  expect(rest).toEqual(['destroy', '--empty-buckets']);
  expect(cdkArguments).toEqual([
    ...['-c', 'scones:stackName=mine', '-c', 'scones:threshold=0.5', '-c', 'aws:other=a=b'],
  ]);
  expect(parameters).toMatchObject({ stackName: 'mine', threshold: 0.5 });
});

it.each([[['-c']], [['-c', 'threshold']]])('refuses %j, which sets nothing', (values) => {
  expect(() => readAppContext(values)).toThrow('-c takes name=value');
});

it('refuses a parameter without its prefix, which the CDK would accept and ignore', () => {
  expect(() => readAppContext(['-c', 'threshold=1'])).toThrow(
    'threshold is not a parameter of the app without',
  );
});

it('refuses a parameter that does not exist', () => {
  expect(() => readAppContext(['-c', 'scones:treshold=1'])).toThrow(
    "The app's context does not know treshold",
  );
});
