import { expect, it } from 'vitest';
import { AwsError, errorTable } from './aws-error.ts';

const errors = errorTable({
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
