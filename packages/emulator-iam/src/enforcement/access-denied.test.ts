import { jsonRefusals, queryRefusals } from '@scones/emulator-core';
import { expect, it } from 'vitest';
import { accessDenied } from './access-denied.ts';

it("refuses in AWS's words and by the service's own code", () => {
  const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
  const caller = 'arn:aws:sts::000000000000:assumed-role/baker/emulator';
  const by = 'identity-based policy';
  expect(accessDenied(queryRefusals, caller, request, { decision: 'implicitDeny', by })).toMatchObject({
    code: 'AccessDenied',
    statusCode: 403,
    message:
      'User: arn:aws:sts::000000000000:assumed-role/baker/emulator is not authorized to perform: s3:GetObject on resource: arn:aws:s3:::b/k because no identity-based policy allows the s3:GetObject action',
  });
  expect(accessDenied(jsonRefusals, caller, request, { decision: 'explicitDeny', by })).toMatchObject({
    code: 'AccessDeniedException',
    statusCode: 400,
    message: expect.stringContaining('with an explicit deny in an identity-based policy'),
  });
});
