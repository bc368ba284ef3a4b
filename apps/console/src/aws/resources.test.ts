import { expect, it } from 'vitest';
import { parseResources } from './resources.ts';

const TOPIC = { service: 'sns', kind: 'topic', name: 'failures', arn: 'arn:aws:sns:us-east-1:0:failures' };

it('takes a list of resources', () => {
  expect(parseResources([TOPIC])).toEqual([TOPIC]);
});

it.each([undefined, {}, [null], [{ ...TOPIC, arn: 1 }], [{ name: 'failures' }]])('refuses %j', (value) => {
  expect(() => parseResources(value)).toThrow('GET /_emulator/resources answers no list of resources.');
});
