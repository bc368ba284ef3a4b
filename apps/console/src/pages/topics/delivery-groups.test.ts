import { expect, it } from 'vitest';
import { deliveryGroups } from './delivery-groups.ts';

it('names the groups that SNS logs the deliveries of a topic to', () => {
  expect(deliveryGroups('arn:aws:sns:us-east-1:000000000000:failures')).toEqual({
    arrived: 'sns/us-east-1/000000000000/failures',
    failed: 'sns/us-east-1/000000000000/failures/Failure',
  });
});
