import { expect, it } from 'vitest';
import { refusals } from './refusals.ts';

it('says AuthorizationError of what policies do not allow, with the action as SNS writes it', () => {
  const denied =
    'User: arn:t is not authorized to perform: sns:Publish on resource: arn:aws:sns:us-east-1:000000000000:t because no identity-based policy allows the sns:Publish action';
  const { code, statusCode, message } = refusals.accessDenied(denied);
  expect([code, statusCode]).toEqual(['AuthorizationError', 403]);
  expect(message).toBe(denied.replaceAll('sns:Publish', 'SNS:Publish'));
});
