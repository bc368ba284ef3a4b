import { expect, it } from 'vitest';
import { watches } from './alarms-of.ts';

it('knows the alarms of an endpoint by their dimension', () => {
  expect(watches({ Dimensions: [{ Name: 'EndpointName', Value: 'e' }] }, 'e')).toBe(true);
  expect(watches({ Dimensions: [{ Name: 'FunctionName', Value: 'e' }] }, 'e')).toBe(false);
  expect(watches({}, 'e')).toBe(false);
});
