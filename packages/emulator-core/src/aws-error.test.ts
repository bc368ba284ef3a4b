import { expect, it } from 'vitest';
import { AwsError, errorTable } from './aws-error.ts';

const errors = errorTable({
  Fixed: { status: 400, message: 'No {{}} here' },
  Filled: { status: 404, message: "{kind} {name} isn't {name}", members: () => ({ type: 'User' }) },
  Several: { status: 400, message: { empty: 'It is empty.', long: 'It is over {limit}.' } },
  Plain: { status: 400, message: () => 'plain' },
  Detailed: {
    status: 503,
    message: (what: string) => `No ${what}`,
    members: (what: string, count: number) => ({ what, count }),
  },
});

it('makes errors by their table, with what message and members take', () => {
  const plain = errors.Plain();
  expect(plain).toBeInstanceOf(AwsError);
  expect(plain).toMatchObject({
    name: 'Plain',
    code: 'Plain',
    statusCode: 400,
    message: 'plain',
    members: {},
    fault: 'client',
  });
  expect(errors.Detailed('tea', 2)).toMatchObject({
    message: 'No tea',
    members: { what: 'tea', count: 2 },
    fault: 'server',
  });
});

it("makes errors by AWS's sentence, with the values that it names", () => {
  expect(errors.Fixed().message).toBe('No {{}} here');
  const filled = errors.Filled({ kind: 'Topic', name: '$&' });
  expect(filled).toMatchObject({ message: "Topic $& isn't $&", members: { type: 'User' } });
});

it('makes errors with one code by several sentences', () => {
  expect(errors.Several.empty()).toMatchObject({ code: 'Several', message: 'It is empty.' });
  expect(errors.Several.long({ limit: 7 })).toMatchObject({ code: 'Several', message: 'It is over 7.' });
});

it('keeps the cause of an error, however its sentence is made', () => {
  const cause = new Error('why');
  const made = [
    errors.Fixed({ cause }),
    errors.Filled({ kind: 'Topic', name: 'a' }, { cause }),
    errors.Several.empty({ cause }),
    errors.Plain({ cause }),
    errors.Detailed('tea', 2, { cause }),
  ];
  expect(made.map((error) => error.cause)).toEqual(made.map(() => cause));
  expect(errors.Fixed()).not.toHaveProperty('cause');
});
