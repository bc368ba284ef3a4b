import { describe, expect, it } from 'vitest';
import { files, read } from './tracked-files.ts';
import { unboundedPatterns } from './user-patterns.ts';

/** Files that make a regular expression of what is no constant, and why none of them lets a user's pattern hold the loop. */
const KNOWN: Readonly<Record<string, string>> = {
  'apps/console/src/aws/aws-failure.ts': "an element's name, which the console gives",
  'apps/console/src/aws/staged-data.ts': "an element's name, which the console gives",
  'apps/console/src/pages/training/metric-curves.ts': "a job's own patterns, in the page of who made them",
  'packages/emulator-cloudformation/src/input/constraints.ts': 'patterns of the model',
  'packages/emulator-cloudformation/src/template/read-parameters.ts':
    'compiled only, to see whether it is one',
  'packages/emulator-core/src/not-supported.ts': 'names of operations',
  'packages/emulator-lambda/src/event-invoke/event-invoke-config.ts': 'constants',
  'packages/emulator-lambda/src/functions/tagged-function.ts': 'constants',
  'packages/emulator-logs/src/filter-pattern/condition.ts': 'filter-log-events.ts matches it in bounded time',
  'packages/emulator-s3/src/wire/form-data.ts': "a parameter's name, which the parser gives",
  'packages/emulator-sagemaker/src/input/constraints.ts': 'patterns of the model',
  'packages/emulator-sagemaker/src/training/training-job-request.ts':
    'compiled only, to see whether it is one',
  'packages/image-dataset/src/list/parse-csv.ts': 'one of three separators',
  'packages/states-language/src/maps/call-s3.ts': 'names of operations',
};

describe('a regular expression that is made of data', () => {
  it.each([
    ['new RegExp(pattern)', 1],
    ['const a = 1;\nnew RegExp(`^${pattern}$`)', 1],
    ["new RegExp('^a$')", 0],
    ['new RegExp(`^${NAME}$`)', 0],
    ['new RegExp(NAME.source)', 0],
    ['inBoundedTime(() => new RegExp(pattern).test(text))', 0],
  ])('is found in a file that does not bound it: %s', (text, count) => {
    expect(unboundedPatterns('packages/a/src/a.ts', text)).toHaveLength(count);
  });

  it('stands in no other file than those that are known', () => {
    const sources = files.filter((file) => /^(?:packages|apps)\/[^/]+\/src\/.*\.tsx?$/.test(file));
    const found = sources.filter((file) => unboundedPatterns(file, read(file)).length > 0);
    expect(found.toSorted()).toEqual(Object.keys(KNOWN).toSorted());
  });
});
