import { DatasetError } from './dataset-error.ts';

/** A line of a `.lst` file: https://docs.aws.amazon.com/sagemaker/latest/dg/image-classification.html */
export interface ManifestEntry {
  /** Unique within the manifest. */
  readonly index: number;
  readonly label: number;
  /** Relative to the channel's S3 prefix. */
  readonly path: string;
}

/** Numbers the pictures and writes one line a picture. */
export function formatManifest(pictures: Iterable<Omit<ManifestEntry, 'index'>>): string {
  const lines = [...pictures].map(({ label, path }, index) => {
    const wrong = wrongLabel(label) ?? wrongPath(path);
    if (wrong) throw badManifest('manifest', index + 1, wrong);
    return `${index}\t${label}\t${path}\n`;
  });
  return lines.join('');
}

/** Strict: every line has three columns, indexes and paths are unique, paths stay inside the channel. */
export function parseManifest(text: string, name = 'manifest'): ManifestEntry[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const seen = { indexes: new Set<number>(), paths: new Set<string>() };
  const entries = lines.map((line, index) => parseLine(line, name, index + 1, seen));
  if (entries.length === 0) throw badManifest(name, 1, 'it lists no pictures');
  return entries;
}

function parseLine(
  line: string,
  name: string,
  number: number,
  seen: { indexes: Set<number>; paths: Set<string> },
): ManifestEntry {
  const columns = line.split('\t');
  if (columns.length !== 3) {
    throw badManifest(name, number, `it has ${columns.length} tab-separated columns, not 3`);
  }
  const [index, label, path] = columns as [string, string, string];
  const wrong =
    (isWholeNumber(index) ? undefined : `the index "${index}" is not a whole number`) ??
    (isWholeNumber(label) ? undefined : `the label "${label}" is not a whole number`) ??
    wrongPath(path) ??
    (seen.indexes.has(Number(index)) ? `the index ${index} is used twice` : undefined) ??
    (seen.paths.has(path) ? `the path "${path}" is listed twice` : undefined);
  if (wrong) throw badManifest(name, number, wrong);
  seen.indexes.add(Number(index));
  seen.paths.add(path);
  return { index: Number(index), label: Number(label), path };
}

const isWholeNumber = (text: string): boolean => /^\d{1,9}$/.test(text);

function wrongLabel(label: number): string | undefined {
  return Number.isInteger(label) && label >= 0 ? undefined : `the label ${label} is not a whole number`;
}

function wrongPath(path: string): string | undefined {
  if (path === '') return 'the path is empty';
  if (/[\u0000-\u001f\u007f]/.test(path)) return `the path ${JSON.stringify(path)} has control characters`;
  if (/^([/\\]|[a-z]:)/i.test(path)) return `the path "${path}" is not relative`;
  return path.split(/[/\\]/).includes('..') ? `the path "${path}" climbs out of its folder` : undefined;
}

function badManifest(name: string, line: number, wrong: string): DatasetError {
  return new DatasetError(
    'BAD_MANIFEST',
    `${name}, line ${line}: ${wrong}`,
    'Each line must be: index, tab, label, tab, path relative to the channel.',
  );
}
