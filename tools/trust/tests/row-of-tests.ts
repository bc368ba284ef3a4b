import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Row } from '../trial.ts';

const WORKSPACE = join(import.meta.dirname, '../../..');

/** Tests that stand elsewhere, beside what they are about. */
export interface Tests {
  /** What they show. */
  readonly name: string;
  /** A folder of the workspace. */
  readonly project: string;
  /** Its files, or folders of them. */
  readonly files: readonly string[];
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
});

/** A row that counts the tests of the files. */
export async function rowOfTests(
  { name, project, files }: Tests,
  onProgress: (line: string) => void,
): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'trust-tests-'));
  const file = join(folder, 'report.json');
  const vitest = join(WORKSPACE, 'node_modules/vitest/vitest.mjs');
  const config = join(WORKSPACE, 'vitest.config.ts');
  try {
    const child = spawn(
      process.execPath,
      [vitest, 'run', '--config', config, '--root', '.', '--reporter=json', `--outputFile=${file}`, ...files],
      { cwd: join(WORKSPACE, project), stdio: ['ignore', 'ignore', 'inherit'] },
    );
    await once(child, 'exit');
    const found = report.parse(JSON.parse(await readFile(file, 'utf8')));
    if (found.numFailedTests > 0) onProgress(`${project}: ${found.numFailedTests} tests failed`);
    // A file that can't be loaded has no tests at all.
    const tried = Math.max(1, found.numPassedTests + found.numFailedTests);
    return { name, tried, held: found.numPassedTests };
  } finally {
    await rm(folder, { recursive: true });
  }
}
