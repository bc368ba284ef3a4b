import { expect, it } from 'vitest';
import { errorsOutsideTables, sentencesPassedOn } from './aws-errors.ts';
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
])('accepts an error that is made %s', (_, file, text) => {
  expect(errorsOutsideTables(file, text)).toEqual([]);
});

it("makes every service's errors from a table", () => {
  const sources = files.filter((file) => /^(apps|packages)\/.*\.ts$/.test(file));
  const found = sources.map((file) => [file, errorsOutsideTables(file, read(file))] as const);
  expect(found.filter(([, lines]) => lines.length > 0)).toEqual([]);
});

it.each([
  ['a function', 'message: (detail: string) => detail,', '(detail: string) => detail'],
  ['a template', "message: '{detail}',", "'{detail}'"],
  ['one template of several', "message: { gone: '{detail}' }", "'{detail}'"],
])('finds a sentence that its caller hands over by %s', (_, text, found) => {
  expect(sentencesPassedOn(`errorTable({ Gone: { status: 400, ${text} } })`)).toEqual([found]);
});

it.each([
  ['a template with words', "message: '{name} is gone'"],
  ['a value in quotation marks', `message: "It is gone: '{name}'",`],
  ['a function with words', 'message: (name: string) => `${name} is gone`'],
  ['a function of its value', 'message: (name: string) => name.toUpperCase()'],
])('takes %s for a sentence', (_, text) => {
  expect(sentencesPassedOn(text)).toEqual([]);
});

/** What a schema, a grammar, a parser, the runtime client, the screening or a signature's check finds is told in its own words. */
const MADE_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  'packages/emulator-cloudformation/src/errors.ts': ["'{fault}'", "'{refusal}'"],
  'packages/emulator-cloudwatch/src/errors.ts': ["'{faults}'"],
  'packages/emulator-core/src/aws-error.ts': ["'{reason}'", "'{faults}'"],
  'packages/emulator-core/src/query-errors.ts': Array.from({ length: 5 }, () => "'{message}'"),
  'packages/emulator-core/src/refusals.ts': ["'{reason}'", "'{reason}'", "'{reason}'"],
  'packages/emulator-iam/src/errors.ts': ["'{fault}'"],
  'packages/emulator-lambda/src/errors.ts': ["'{reason}'"],
  'packages/emulator-lambda/src/invalid-parameter-words.ts': ["'{reason}'"],
  'packages/emulator-logs/src/errors.ts': ["'{faults}'"],
  'packages/emulator-s3/src/errors.ts': ["'{refusal}'", "'{reason}'"],
  'packages/emulator-s3/src/invalid-request-words.ts': ["'{reason}'"],
  'packages/emulator-sns/src/errors.ts': ["'{refusal}'"],
  'packages/emulator-sqs/src/errors.ts': ["'{faults}'"],
  'packages/emulator-step-functions/src/errors.ts': ["'{faults}'", "'{reason}'"],
  'packages/emulator-tagging/src/errors.ts': ["'{faults}'"],
};

it("holds every service's sentences in its tables", () => {
  const tables = files.filter(
    (file) =>
      /^(apps|packages)\/.*\.ts$/.test(file) &&
      !/\.test\.ts$|\/testing\//.test(file) &&
      (/\berrorTable\b/.test(read(file)) || file.endsWith('-words.ts')),
  );
  const found = tables.map((file) => [file, sentencesPassedOn(read(file))] as const);
  expect(Object.fromEntries(found.filter(([, sentences]) => sentences.length > 0))).toEqual(MADE_ELSEWHERE);
});
