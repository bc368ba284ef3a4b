import { dirname, join } from 'node:path/posix';
import ts from 'typescript';

/** The path of each file, and the files that it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

interface PackageFile {
  readonly name?: string;
  readonly exports?: Readonly<Record<string, string>>;
}

/** Follows every kind of import: of types, of values, dynamic ones, and what is exported from elsewhere. */
export function importGraph(files: readonly string[], read: (file: string) => string): ImportGraph {
  const entries = entriesOf(files, read);
  const known = new Set(files);
  const importsOf = (file: string): string[] =>
    ts
      .preProcessFile(read(file), true, true)
      .importedFiles.map(({ fileName }) => resolve(file, fileName, entries))
      .filter((target) => target !== undefined && known.has(target)) as string[];
  return new Map(files.filter((file) => /\.m?tsx?$/.test(file)).map((file) => [file, importsOf(file)]));
}

/** The file behind each name that a package of the workspace can be imported by. */
function entriesOf(files: readonly string[], read: (file: string) => string): ReadonlyMap<string, string> {
  const manifests = files.filter((file) => file.endsWith('package.json'));
  const entries = manifests.flatMap((manifest) => {
    const { name = '', exports = {} } = JSON.parse(read(manifest)) as PackageFile;
    return Object.entries(exports).map(([path, target]): [string, string] => [
      join(name, path),
      join(dirname(manifest), target),
    ]);
  });
  return new Map(entries);
}

function resolve(file: string, imported: string, entries: ReadonlyMap<string, string>): string | undefined {
  return imported.startsWith('.') ? join(dirname(file), imported) : entries.get(imported);
}

/** Every group of files that import each other, directly or by way of others. */
export function importCircles(graph: ImportGraph): string[][] {
  const reached = new Map([...graph.keys()].map((file) => [file, reachedFrom(file, graph)]));
  const circles = [...reached]
    .filter(([file, its]) => its.has(file))
    .map(([file, its]) => [...its].filter((other) => reached.get(other)?.has(file)).sort());
  return [...new Map(circles.map((circle) => [circle.join('\n'), circle])).values()];
}

/**
 * Everything that a file imports, and what these import. The file itself is included only where a circle leads back.
 */
function reachedFrom(start: string, graph: ImportGraph): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending = [...(graph.get(start) ?? [])];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    pending.push(...(graph.get(file) ?? []));
  }
  return reached;
}
