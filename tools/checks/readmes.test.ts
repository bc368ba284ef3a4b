import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tableKeys } from './table-keys.ts';
import { exists, files, projects, read } from './tracked-files.ts';

const documents = files.filter((file) => file.endsWith('.md'));
const services = projects.filter((project) => exists(`${project}/src/operations.ts`));

describe.each(services)('the README of %s', (service) => {
  const readme = read(`${service}/README.md`);

  it('lists every operation, and no other', () => {
    const tables = ['operations.ts', 'runtime-routes.ts']
      .filter((file) => exists(`${service}/src/${file}`))
      .flatMap((file) => tableKeys(read(`${service}/src/${file}`), /perations$/));
    expect(firstColumn(readme, ['operation']).sort()).toEqual(tables.sort());
  });

  if (exists(`${service}/src/errors.ts`))
    it('lists every error, and no other', () => {
      const codes = tableKeys(read(`${service}/src/errors.ts`), /rrors$/);
      expect(firstColumn(readme, ['error', 'code']).sort()).toEqual(codes.sort());
    });
});

const programs = projects
  .filter((project) => exists(`${project}/src/main.ts`))
  .map((project) => [project, optionsIn(project)] as const)
  .filter(([, options]) => options.length > 0);

it.each(programs)('the README of %s describes every option, and no other', (project, options) => {
  const readme = read(`${project}/README.md`);
  const told = new Set([...readme.matchAll(/--[a-z][a-z-]*/g)].map(([option]) => option));
  const listed = [...readme.matchAll(/^\| `(--[a-z-]+)/gm)].map(([, option = '']) => option);
  expect(options.filter((option) => !told.has(option))).toEqual([]);
  expect(listed.filter((option) => !options.includes(option))).toEqual([]);
});

it('has every app and package among the folders of docs/architecture.md', () => {
  const rows = [...read('docs/architecture.md').matchAll(/^\| `((?:apps|packages)\/[\w-]+\*?)`/gm)];
  const listed = rows.map(([, folder = '']) => new RegExp(`^${folder.replace('*', '.*')}$`));
  expect(projects.filter((project) => !listed.some((pattern) => pattern.test(project)))).toEqual([]);
});

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('links to what is there', () => {
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !exists(join(dirname(document), target)))).toEqual([]);
  });

  it('names programs and projects that are there', () => {
    const programFiles = [...text.matchAll(/\bnode ((?:apps|packages|tools)\/[\w/.-]+\w)/g)].map(
      ([, file = '']) => file,
    );
    const names = [...text.matchAll(/\bnpx nx [\w-]+ ([a-z][\w-]*\w)(?![\w…-])/g)].map(
      ([, name = '']) => name,
    );
    const known = new Set([...projects.map((project) => basename(project)), 'tools']);
    expect(programFiles.filter((file) => !exists(normalize(file)))).toEqual([]);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });
});

/** The texts in backquotes in the first column of the tables with this heading. */
function firstColumn(readme: string, headings: readonly string[]): string[] {
  const tables = readme.split(/\n(?!\|)/).filter((block) => block.trimStart().startsWith('|'));
  return tables
    .map((table) =>
      table
        .trim()
        .split('\n')
        .map((row) => row.split('|')[1] ?? ''),
    )
    .filter(([heading = '']) => headings.includes(heading.trim()))
    .flatMap(([, , ...cells]) => cells.flatMap((cell) => [...cell.matchAll(/\w+/g)].map(([word]) => word)));
}

/** The options that a program declares by itself. Tests beside the commands check those on `command-line`. */
function optionsIn(project: string): string[] {
  return files
    .filter((file) => file.startsWith(`${project}/src/`) && /(?<!\.test)\.ts$/.test(file))
    .flatMap((file) => [...read(file).matchAll(/(?:\.option|new Option)\(\s*'(--[a-z-]+)/g)])
    .map(([, option = '']) => option);
}
