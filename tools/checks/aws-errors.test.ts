import { expect, it } from 'vitest';
import { errorsOutsideTables } from './aws-errors.ts';
import { files, read } from './tracked-files.ts';

it.each([
  ['made by hand', `first();\nthrow new AwsError('Gone', 410, 'It is gone.');`],
  ['given its cause by hand', `first();\nthrow Object.assign(errors.Gone(), { cause });`],
  ['given its cause over two lines', `first();\nthrow Object.assign(\n  queryErrors.Gone(), { cause });`],
])('finds an error that is %s', (_, text) => {
  expect(errorsOutsideTables('packages/one/src/one.ts', text)).toEqual([2]);
});

it.each([
  ['from a table', 'packages/one/src/one.ts', `throw errors.Gone({ name }, { cause });`],
  ['in a test', 'packages/one/src/one.test.ts', `throw new AwsError('Gone', 410, 'It is gone.');`],
  ['by a fake of another service', 'packages/one/src/testing/fake.ts', `new AwsError('Gone', 410, '')`],
])('takes an error that is made %s', (_, file, text) => {
  expect(errorsOutsideTables(file, text)).toEqual([]);
});

it("makes every service's errors from a table", () => {
  const sources = files.filter((file) => /^(apps|packages)\/.*\.ts$/.test(file));
  const found = sources.map((file) => [file, errorsOutsideTables(file, read(file))] as const);
  expect(found.filter(([, lines]) => lines.length > 0)).toEqual([]);
});
