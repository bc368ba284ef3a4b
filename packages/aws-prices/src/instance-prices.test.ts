import { expect, it } from 'vitest';
import { ENDPOINT_INSTANCES, priceAnHour, TRAINING_INSTANCES } from './instance-prices.ts';

it('multiplies the price of an instance by the number of instances', () => {
  expect(priceAnHour(ENDPOINT_INSTANCES, 'ml.m5.large', 2)).toBe(0.23);
  expect(priceAnHour(TRAINING_INSTANCES, 'ml.p3.2xlarge', 1)).toBe(3.825);
});

it.each(['ml.p99.huge', 'toString', ''])('knows no price of %j', (type) => {
  expect(priceAnHour(TRAINING_INSTANCES, type, 1)).toBeUndefined();
});
