import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decide } from './is-allowed.ts';
import type { PolicyDocument, PolicyStatement } from './policy-schema.ts';

const some = <T>(...values: T[]): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 });
const actions = some('*', 's3:*', 's3:Get*', 's3:PutObject', 'S3:getobject', 'sns:Publish');
const resources = some('*', 'arn:aws:s3:::a/*', 'arn:aws:s3:::?/1', 'arn:aws:s3:::b/1');

const statement: fc.Arbitrary<PolicyStatement> = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    what: fc.oneof(
      actions.map((Action) => ({ Action })),
      actions.map((NotAction) => ({ NotAction })),
    ),
    where: fc.oneof(
      resources.map((Resource) => ({ Resource })),
      resources.map((NotResource) => ({ NotResource })),
    ),
    when: fc.constantFrom<Pick<PolicyStatement, 'Condition'>>(
      {},
      {},
      { Condition: { Bool: { 'aws:SecureTransport': ['true'] } } },
    ),
  })
  .map(({ Effect, what, where, when }) => ({ Effect, ...what, ...where, ...when }));
const statements = fc.array(statement, { maxLength: 6 });
const request = fc.record({
  action: fc.constantFrom('s3:GetObject', 's3:PutObject', 'sns:Publish'),
  resource: fc.constantFrom('arn:aws:s3:::a/1', 'arn:aws:s3:::b/1', 'arn:aws:s3:::b/2'),
  context: fc.constantFrom({}, { 'aws:SecureTransport': 'true' }, { 'aws:SecureTransport': 'false' }),
});

const policy = (...Statement: PolicyStatement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });
const DENY_ALL: PolicyStatement = { Effect: 'Deny', Action: ['*'], Resource: ['*'] };
const ALLOW_ALL: PolicyStatement = { ...DENY_ALL, Effect: 'Allow' };
const LIMITS = { seed: 9, numRuns: 400 };

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html

it('combines what each statement decides alone: a Deny wins, then an Allow, and silence denies', () => {
  fc.assert(
    fc.property(statements, request, (all, asked) => {
      const alone = all.map((each) => decide([policy(each)], asked));
      const expected = alone.includes('explicitDeny')
        ? 'explicitDeny'
        : alone.includes('allowed')
          ? 'allowed'
          : 'implicitDeny';
      expect(decide([policy(...all)], asked)).toBe(expected);
    }),
    LIMITS,
  );
});

it('decides the same in any order, and however statements are spread over policies', () => {
  const spread = statements.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.integer({ min: 0, max: all.length }),
    ),
  );
  fc.assert(
    fc.property(spread, request, ([all, shuffled, cut], asked) => {
      const policies = [policy(...shuffled.slice(0, cut)), policy(...shuffled.slice(cut))];
      expect(decide(policies, asked)).toBe(decide([policy(...all)], asked));
    }),
    LIMITS,
  );
});

it('denies whatever else is said where everything is denied, and never stops denying for another Allow', () => {
  fc.assert(
    fc.property(statements, request, (all, asked) => {
      expect(decide([policy(...all, DENY_ALL)], asked)).toBe('explicitDeny');
      const isDenied = decide([policy(...all)], asked) === 'explicitDeny';
      expect(decide([policy(...all, ALLOW_ALL)], asked)).toBe(isDenied ? 'explicitDeny' : 'allowed');
    }),
    LIMITS,
  );
});

it('answers the opposite for NotAction and NotResource, as far as a statement is silent', () => {
  fc.assert(
    fc.property(actions, resources, request, (Action, Resource, asked) => {
      const isAbout = (members: Partial<PolicyStatement>): boolean =>
        decide([policy({ Effect: 'Allow', ...members })], asked) === 'allowed';
      expect(isAbout({ NotAction: Action, Resource: ['*'] })).toBe(!isAbout({ Action, Resource: ['*'] }));
      expect(isAbout({ Action: ['*'], NotResource: Resource })).toBe(!isAbout({ Action: ['*'], Resource }));
    }),
    LIMITS,
  );
});
