import { describe, expect, it } from 'vitest';
import { decide } from './is-allowed.ts';
import { parsePermissions, parseTrust } from './policy-document.ts';

const SYNTAX = 'Syntax errors in policy.';
const LEGACY = 'The policy failed legacy parsing';
const VERSION = 'Policy document must be version 2012-10-17 or greater.';
const READ = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::scones/*' };

/** A policy of one statement, which is `READ` but for what is given. */
const policy = (members: object, more: object = {}): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ ...READ, ...members }], ...more });
const without = (member: string): object => ({ [member]: undefined });

describe('a policy of permissions', () => {
  it.each([
    ['is no JSON', 'scones', SYNTAX],
    ['has no statement', policy({}, { Statement: undefined }), SYNTAX],
    ['has an empty list of statements', policy({}, { Statement: [] }), SYNTAX],
    ['has a member of its own', policy({}, { Bakery: 1 }), SYNTAX],
    ['has a member of its own in a statement', policy({ Bakery: 1 }), SYNTAX],
    ['has an Id that is no text', policy({}, { Id: ['a'] }), SYNTAX],
    ['is of a version that is none', policy({}, { Version: '2013-10-17' }), SYNTAX],
    ['is of the first version', policy({}, { Version: '2008-10-17' }), VERSION],
    [
      'has no version, and an effect in another case',
      policy({ Effect: 'DENY' }, without('Version')),
      VERSION,
    ],
    ['has an effect that is none', policy({ Effect: 'perhaps' }), SYNTAX],
    ['has an effect in another case', policy({ Effect: 'denY' }), LEGACY],
    ['has both Action and NotAction', policy({ NotAction: 'iam:*' }), SYNTAX],
    ['has both Resource and NotResource', policy({ NotResource: '*' }), SYNTAX],
    ['has no actions', policy(without('Action')), 'Policy statement must contain actions.'],
    ['has an empty list of actions', policy({ Action: [] }), 'Policy statement must contain actions.'],
    ['has no resources', policy(without('Resource')), 'Policy statement must contain resources.'],
    ['has an action without its service', policy({ Action: 'GetObject' }), 'prefaced by a vendor'],
    ['has an action of two colons', policy({ Action: 's3:Get:Object' }), 'can contain only one colon.'],
    ['has a service with a blank', policy({ Action: 's 3:Get' }), 'Vendor s 3 is not valid'],
    [
      'has a resource that is no ARN',
      policy({ Resource: 'scones' }),
      'Resource scones must be in ARN format or "*".',
    ],
    [
      'has a resource of no partition',
      policy({ Resource: 'aws:s3:::scones' }),
      'Partition "s3" is not valid for resource "arn:s3:::scones:*".',
    ],
    [
      'has a resource of a partition that is none',
      policy({ Resource: 'arn:shop:s3:::scones' }),
      'Partition "shop" is not valid for resource "arn:shop:s3:::scones".',
    ],
    ['has a resource with a part too few', policy({ Resource: 'arn:aws:s3::scones' }), LEGACY],
    [
      'has a resource without a service',
      policy({ Resource: 'arn:aws' }),
      'Resource vendor must be fully qualified',
    ],
    [
      'has a bucket in a region',
      policy({ Resource: 'arn:aws:s3:us-east-1::scones' }),
      'can not contain region',
    ],
    [
      'has a role in a region',
      policy({ Resource: 'arn:aws:iam:us-east-1::role/a' }),
      'cannot contain region',
    ],
    [
      'has what IAM has not',
      policy({ Resource: 'arn:aws:iam::1:oven/a' }),
      'IAM resource path must either be "*"',
    ],
    ['has an operator that is none', policy({ Condition: { Smells: { a: 'b' } } }), SYNTAX],
    ['has a condition without a key', policy({ Condition: { StringEquals: 'b' } }), SYNTAX],
    ['has a date that is none', policy({ Condition: { DateLessThan: { a: 'today' } } }), LEGACY],
    [
      'has an Sid twice',
      policy(
        {},
        {
          Statement: [
            { ...READ, Sid: 'a' },
            { ...READ, Sid: 'a' },
          ],
        },
      ),
      'must be unique',
    ],
    ['has an Sid with a sign', policy({ Sid: 'a_b' }), 'Statement IDs (SID) must be alpha-numeric.'],
    ['has a principal', policy({ Principal: '*' }), 'Policy document should not specify a principal.'],
  ])('that %s is refused in IAM’s words', (_what, text, message) => {
    expect(() => parsePermissions(text)).toThrow(message);
  });

  it.each([
    policy({ Condition: {} }),
    policy({ Condition: { DateGreaterThan: {} } }),
    policy({ Condition: { DateGreaterThan: { a: [] } } }),
    policy({ Condition: { 'ForAnyValue:StringEqualsIfExists': { a: 'b' } } }),
    policy({ Action: 'own-service:any name' }),
    policy({ Resource: ['*', 'arn:aws:iam:::user/a', 'arn:aws:s3:us-east-1:1:accesspoint/a'] }),
    policy({ Condition: { DateLessThan: { 'aws:CurrentTime': '2026-12-13T21:20:37.593194+00:00' } } }),
  ])('may be %s', (text) => {
    expect(() => parsePermissions(text)).not.toThrow();
  });
});

describe('a trust policy', () => {
  const trust = (members: object): string =>
    policy({ Action: 'sts:AssumeRole', Principal: { AWS: '*' }, Resource: undefined, ...members });

  it.each([
    ['is no JSON', '{', 'This policy contains invalid Json'],
    ['trusts nobody', trust({ Principal: undefined }), 'Missing required field Principal'],
    ['is about a resource', trust({ Resource: '*' }), 'Has prohibited field Resource'],
    [
      'is about another action',
      trust({ Action: 's3:GetObject' }),
      'may only specify STS AssumeRole actions.',
    ],
  ])('that %s is refused in IAM’s words', (_what, text, message) => {
    expect(() => parseTrust(text)).toThrow(message);
  });

  it('may be of the first version', () => {
    expect(() => parseTrust(trust({}).replace('2012', '2008'))).not.toThrow();
  });
});

describe('what a policy asks of a request', () => {
  const decideOn = (members: object, context: Record<string, string | string[]>): string =>
    decide([parsePermissions(policy(members))], {
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::scones/team-a/1.png',
      context,
    });

  it('is filled in from it', () => {
    const Resource = 'arn:aws:s3:::scones/${aws:PrincipalTag/team}/*';
    expect(decideOn({ Resource }, { 'aws:PrincipalTag/team': 'team-a' })).toBe('allowed');
    expect(decideOn({ Resource }, { 'aws:PrincipalTag/team': 'team-b' })).toBe('implicitDeny');
    expect(decideOn({ Resource }, {})).toBe('implicitDeny');
    expect(decideOn({ Resource: "arn:aws:s3:::scones/${aws:PrincipalTag/team, 'team-a'}/*" }, {})).toBe(
      'allowed',
    );
    const Condition = { StringEquals: { 's3:prefix': '${aws:userid}' } };
    expect(decideOn({ Condition }, { 's3:prefix': 'A:b', 'aws:userid': 'A:b' })).toBe('allowed');
    expect(decideOn({ Condition }, { 's3:prefix': '' })).toBe('implicitDeny');
  });

  it('may be of all or of any of several values', () => {
    const every = { Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } } };
    const any = { Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['a', 'b'] } } };
    expect(decideOn(every, { 'aws:TagKeys': ['a', 'b'] })).toBe('allowed');
    expect(decideOn(every, { 'aws:TagKeys': ['a', 'c'] })).toBe('implicitDeny');
    expect(decideOn(every, {})).toBe('allowed');
    expect(decideOn(any, { 'aws:TagKeys': ['a', 'c'] })).toBe('allowed');
    expect(decideOn(any, { 'aws:TagKeys': ['c'] })).toBe('implicitDeny');
    expect(decideOn(any, {})).toBe('implicitDeny');
  });
});
