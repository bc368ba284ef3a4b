import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Synthesized } from './testing/synthesized.ts';

const answers = readFileSync(new URL('../../../docs/infrastructure.md', import.meta.url), 'utf8');
const answered = [...answers.matchAll(/^\| `(CKV_\w+)`/gm)].map(([, check]) => check);

const isOnPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

let folder: string;
let template: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linted-'));
  template = join(folder, 'scones-unlimited.template.json');
  await writeFile(template, new Synthesized().text);
});
afterAll(() => rm(folder, { recursive: true }));

function run(program: string, ...values: string[]): Promise<{ exitCode: unknown; stdout: string }> {
  return new Promise((resolve) => {
    execFile(program, values, { cwd: folder, maxBuffer: 2 ** 25 }, (error, stdout) =>
      resolve({ exitCode: error?.code ?? 0, stdout }),
    );
  });
}

it.skipIf(!isOnPath('cfn-lint'))('passes cfn-lint', { tags: 'cfn-lint', timeout: 120_000 }, async () => {
  expect(await run('cfn-lint', template)).toEqual({ exitCode: 0, stdout: '' });
});

it.skipIf(!isOnPath('checkov'))(
  'has an answer in docs/infrastructure.md to each finding of checkov, and no other',
  { tags: 'checkov', timeout: 120_000 },
  async () => {
    const { stdout } = await run(
      'checkov',
      '--framework',
      'cloudformation',
      '--output',
      'json',
      '-f',
      template,
    );
    const report = JSON.parse(stdout) as { results: { failed_checks: { check_id: string }[] } };
    const found = new Set(report.results.failed_checks.map(({ check_id: check }) => check));
    expect([...found].toSorted()).toEqual(answered.toSorted());
  },
);

it('answers each finding at length', () => {
  const rows = answers.split('\n').filter((line) => line.startsWith('| `CKV_'));
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) expect(row.split('|')[3]?.trim().length, row).toBeGreaterThan(80);
});
