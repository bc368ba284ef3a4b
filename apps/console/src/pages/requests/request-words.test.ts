import { expect, it } from 'vitest';
import { callerName, reasonOf } from './request-words.ts';

const ASKED = { action: 's3:GetObject', resource: '*' };

it.each([
  [{}, 'IAM is not enforced: the emulator runs without --enforce-iam.'],
  [{ decision: 'allowed' }, 'The account’s root may do everything.'],
  [
    { decision: 'allowed', by: 'resource-based policy', statement: { Sid: '1', Effect: 'Allow' } },
    'The statement 1 of a resource-based policy allows it.',
  ],
  [
    { decision: 'explicitDeny', by: 'identity-based policy', policy: 'Reader', statement: {} },
    'A statement of the identity-based policy Reader denies it.',
  ],
  [
    { decision: 'implicitDeny', by: 'permissions boundary' },
    'No statement allows it; a permissions boundary would have to.',
  ],
] as const)('says of %j: %s', (ruling, sentence) => {
  expect(reasonOf({ ...ASKED, ...ruling })).toBe(sentence);
});

it.each([
  ['arn:aws:iam::000000000000:root', 'root'],
  ['arn:aws:sts::000000000000:assumed-role/Classify/emulator', 'Classify'],
  ['events.amazonaws.com', 'events.amazonaws.com'],
])('calls the caller %s %s', (caller, name) => {
  expect(callerName(caller)).toBe(name);
});
