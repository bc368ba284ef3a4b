import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const workspace = join(import.meta.dirname, '../..');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: workspace,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(workspace, file)));
const read = (file: string): string => readFileSync(join(workspace, file), 'utf8');
const sources = files.filter((file) => /\.(ts|mjs)$/.test(file));
const projects = files
  .filter((file) => /^(apps|packages)\/[^/]+\/package\.json$/.test(file))
  .map((file) => dirname(file));

const lockfiles = files.filter((file) => basename(file) === 'package-lock.json');

it.each(lockfiles)('keeps download addresses out of %s, so that any registry serves it', (lockfile) => {
  expect(read(lockfile)).not.toMatch(/"resolved": "https?:/);
});

it('names files in kebab-case', () => {
  const odd = sources.filter((file) => !/^[a-z\d]+(-[a-z\d]+)*(\.[a-z]+)*$/.test(basename(file)));
  expect(odd).toEqual([]);
});

it('has no drawer of odds and ends', () => {
  expect(sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc|types)(\.ts|\/)/.test(file))).toEqual(
    [],
  );
});

describe.each(projects)('%s', (project) => {
  it('says in a README what it is', () => {
    expect(files).toContain(`${project}/README.md`);
  });

  it('is tagged with its type and scope', () => {
    const { nx } = JSON.parse(read(`${project}/package.json`)) as { nx: { tags: string[] } };
    expect(nx.tags).toContainEqual(expect.stringMatching(/^type:/));
    expect(nx.tags).toContain(`scope:${basename(project)}`);
  });
});

describe.each(
  projects.filter((project) => files.some((file) => file.startsWith(`${project}/src/operations/`))),
)('the README of %s', (project) => {
  it('lists every operation', () => {
    const readme = read(`${project}/README.md`).toLowerCase();
    const operations = files
      .filter((file) => file.startsWith(`${project}/src/operations/`) && !file.endsWith('.test.ts'))
      .map((file) => basename(file, '.ts').replaceAll('-', ''));
    expect(operations.filter((operation) => !readme.includes(operation))).toEqual([]);
  });
});
