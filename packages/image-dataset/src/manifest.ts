import { DatasetError } from './dataset-error.ts';
import { climbsOut, isAbsolute } from './way-out.ts';

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
    const fault = labelFault(label) ?? pathFault(path);
    if (fault) throw badManifest('manifest', index + 1, describeFault(fault));
    return `${index}\t${label}\t${path}\n`;
  });
  return lines.join('');
}

/** Strict: every line has three columns, indexes and paths are unique, paths stay inside the channel. */
export function parseManifest(text: string, name = 'manifest'): ManifestEntry[] {
  const refuse = (fault: ManifestFault, line: number): DatasetError =>
    badManifest(name, line, describeFault(fault));
  return readManifest(text, { isLenient: false, refuse });
}

/** What is wrong with a manifest. */
export type ManifestFault =
  | { readonly of: 'manifest' }
  | { readonly of: 'columns'; readonly count: number }
  | { readonly of: 'index' | 'label' | 'repetition'; readonly text: string }
  | { readonly of: 'path' | 'way-out'; readonly text: string; readonly wrong: string };

interface ManifestRules {
  /** Takes what SageMaker takes: empty lines, a picture listed twice, and im2rec's labels, such as 0.000000. */
  readonly isLenient: boolean;
  /** Labels are smaller than this. */
  readonly classes?: number;
  /** Makes the error that is thrown for a fault. Lines are counted from 1. */
  readonly refuse: (fault: ManifestFault, line: number) => Error;
}

/** Reads a manifest by the caller's rules and refuses it in the caller's words. */
export function readManifest(
  text: string,
  { isLenient, classes = Infinity, refuse }: ManifestRules,
): ManifestEntry[] {
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const seen = new Set<string>();
  const entries = lines.flatMap((line, index) => {
    if (isLenient && line.trim() === '') return [];
    const read = readLine(line, isLenient ? IM2REC_LABEL : WHOLE_NUMBER, classes);
    if ('of' in read) throw refuse(read, index + 1);
    const repeated = isLenient ? undefined : repetition(read, seen);
    if (repeated) throw refuse(repeated, index + 1);
    return [read];
  });
  if (entries.length === 0) throw refuse({ of: 'manifest' }, 1);
  return entries;
}

const WHOLE_NUMBER = /^\d{1,9}$/;
const IM2REC_LABEL = /^\d{1,9}(\.0*)?$/;

function readLine(line: string, label: RegExp, classes: number): ManifestEntry | ManifestFault {
  const columns = line.split('\t');
  if (columns.length !== 3) return { of: 'columns', count: columns.length };
  const [index, labelText, path] = columns as [string, string, string];
  if (!WHOLE_NUMBER.test(index)) return { of: 'index', text: index };
  if (!label.test(labelText) || Number(labelText) >= classes) return { of: 'label', text: labelText };
  return pathFault(path) ?? { index: Number(index), label: Number(labelText), path };
}

function repetition({ index, path }: ManifestEntry, seen: Set<string>): ManifestFault | undefined {
  const named = [`the index ${index} is used twice`, `the path "${path}" is listed twice`];
  const text = named.find((name) => seen.has(name));
  for (const name of named) seen.add(name);
  return text === undefined ? undefined : { of: 'repetition', text };
}

function describeFault(fault: ManifestFault): string {
  switch (fault.of) {
    case 'manifest':
      return 'it lists no pictures';
    case 'columns':
      return `it has ${fault.count} tab-separated columns, not 3`;
    case 'repetition':
      return fault.text;
    case 'path':
    case 'way-out':
      return fault.wrong;
    case 'index':
    case 'label':
      return `the ${fault.of} "${fault.text}" is not a whole number`;
  }
}

function labelFault(label: number): ManifestFault | undefined {
  return Number.isInteger(label) && label >= 0 ? undefined : { of: 'label', text: String(label) };
}

function pathFault(path: string): ManifestFault | undefined {
  const fault = (of: 'path' | 'way-out', wrong: string): ManifestFault => ({ of, text: path, wrong });
  if (path === '') return fault('path', 'the path is empty');
  if (/[\u0000-\u001f\u007f]/.test(path))
    return fault('path', `the path ${JSON.stringify(path)} has control characters`);
  if (isAbsolute(path)) return fault('way-out', `the path "${path}" is not relative`);
  return climbsOut(path) ? fault('way-out', `the path "${path}" climbs out of its folder`) : undefined;
}

function badManifest(name: string, line: number, wrong: string): DatasetError {
  return new DatasetError(
    'BAD_MANIFEST',
    `${name}, line ${line}: ${wrong}`,
    'Each line must be: index, tab, label, tab, path relative to the channel.',
  );
}
