import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { files, projects, read } from './tracked-files.ts';

const sources = files.filter((file) => /\.(ts|mjs)$/.test(file));
const lockfiles = files.filter((file) => basename(file) === 'package-lock.json');

it.each(lockfiles)('keeps download addresses out of %s, so that any registry serves it', (lockfile) => {
  expect(read(lockfile)).not.toMatch(/"resolved": "https?:/);
});

it('names files in kebab-case', () => {
  const odd = sources.filter((file) => !/^[a-z\d]+(-[a-z\d]+)*(\.[a-z]+)*$/.test(basename(file)));
  expect(odd).toEqual([]);
});

it('has no folder or file for odds and ends', () => {
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
