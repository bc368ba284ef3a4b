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
  Defaulted: {
    status: 400,
    message: (what: string) => `No ${what}`,
    members: (what: string, members: Record<string, string> = { kind: 'none' }) => ({ what, ...members }),
  },
  Argued: {
    status: 400,
    message: { long: '{argument} is over {limit}.', wrong: 'It is wrong.' },
    members: ({ argument, value }: { argument: string; value?: string }) => ({ argument, value }),
  },
  Ambiguous: { status: 400, message: 'It failed: {cause}' },
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

it('gives the document the values by their names, those of the sentence and those beside it', () => {
  expect(errors.Argued.long({ argument: 'Size', limit: 7, value: '8' })).toMatchObject({
    message: 'Size is over 7.',
    members: { argument: 'Size', value: '8' },
  });
  expect(errors.Argued.wrong({ argument: 'Size' })).toMatchObject({
    message: 'It is wrong.',
    members: { argument: 'Size' },
  });
  // @ts-expect-error: the members need the argument.
  expect(() => errors.Argued.wrong()).toThrow(TypeError);
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

it('takes options of a value with a default apart from the options that hold the cause', () => {
  const cause = new Error('why');
  expect(errors.Defaulted('tea').members).toEqual({ what: 'tea', kind: 'none' });
  const made = errors.Defaulted('tea', { kind: 'green' }, { cause });
  expect(made).toMatchObject({ members: { what: 'tea', kind: 'green' }, cause });
  expect(errors.Defaulted('tea', { kind: 'green' })).not.toHaveProperty('cause');
  expect(errors.Defaulted('tea', undefined, { cause })).toMatchObject({ members: { kind: 'none' }, cause });
});

it('allows no value with the name cause in a sentence', () => {
  // @ts-expect-error: it would be taken for the options.
  expect(errors.Ambiguous({ cause: 'why' }).cause).toBe('why');
});
