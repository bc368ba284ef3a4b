import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';

// Nx reads the whole workspace each time.
vi.setConfig({ testTimeout: 120_000 });

const workspace = join(import.meta.dirname, '../..');

interface PackageFile {
  readonly name: string;
  readonly dependencies?: object;
  readonly devDependencies?: object;
  readonly nx?: { readonly tags?: readonly string[]; readonly implicitDependencies?: readonly string[] };
}

const packageFiles = globSync('{apps,packages}/*/package.json', { cwd: workspace }).map(
  (file) => JSON.parse(readFileSync(join(workspace, file), 'utf8')) as PackageFile,
);

/** An implicit dependency is a project, or a tag for all projects that have it. */
function projectsOf(dependency: string): string[] {
  if (!dependency.startsWith('tag:')) return [dependency];
  const tag = dependency.slice('tag:'.length);
  return packageFiles.filter(({ nx }) => nx?.tags?.includes(tag)).map(({ name }) => name);
}

/** The dependants of each project, by what the packages declare. */
const dependencies = new Map(
  packageFiles.map(({ name, nx, ...content }) => {
    const imported = Object.keys({ ...content.dependencies, ...content.devDependencies });
    return [name, [...imported, ...(nx?.implicitDependencies ?? []).flatMap(projectsOf)]];
  }),
);

/** The projects that a change of this one can reach. */
function reachedFrom(project: string, reached = new Set<string>()): Set<string> {
  if (reached.has(project)) return reached;
  reached.add(project);
  for (const [other, its] of dependencies) if (its.includes(project)) reachedFrom(other, reached);
  return reached;
}

function affectedBy(file: string): string[] {
  const nx = [join(workspace, 'node_modules/.bin/nx'), 'show', 'projects', '--affected', '--json'];
  const text = execFileSync(process.execPath, [...nx, `--files=${file}`], {
    cwd: workspace,
    encoding: 'utf8',
  });
  // The tools check everything in the repository.
  return (JSON.parse(text) as string[]).filter((project) => project !== '@scones/tools').toSorted();
}

it('lets the events’ schemas reach what depends on them, and nothing else', () => {
  const reached = [...reachedFrom('@scones/workflow')].toSorted();
  expect(reached).toEqual(expect.arrayContaining(['@scones/lambda-filter-results', '@scones/infra']));
  expect(reached).not.toContain('@scones/emulator-s3');
  expect(affectedBy('packages/workflow/src/picture-event.ts')).toEqual(reached);
});

it('lets one Lambda reach what deploys it, and no other Lambda', () => {
  const reached = [...reachedFrom('@scones/lambda-filter-results')].toSorted();
  expect(reached).toContain('@scones/infra');
  expect(reached).not.toContain('@scones/lambda-serialize-image-data');
  expect(affectedBy('packages/lambda-filter-results/src/filter-results.ts')).toEqual(reached);
});
