import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import needs from './tools/setup/test-needs.json' with { type: 'json' };

/** One configuration for every package; the JSON report is what `npm test` counts the tests from. */
export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    // A test that is skipped where something is absent has a tag for that: `npm test` ends with these reasons.
    tags: needs,
    reporters: ['default', 'json'],
    outputFile: {
      json: `${import.meta.dirname}/reports/tests/${relative(import.meta.dirname, process.cwd())}.json`,
    },
    globalSetup: `${import.meta.dirname}/tools/setup/test-temporary-files.ts`,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // An awaited event comes at once on an idle machine, and late on a busy one.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    // The files of a package share a process and what it has loaded, which is most of what a small file costs.
    isolate: false,
  },
});
