import { DatasetError } from '../dataset-error.ts';
import { type ManifestFault, readManifest } from '../manifest.ts';
import type { LabelledPath, LabelledPaths } from '../tree/labelled-paths.ts';
import { setNamed } from '../tree/set-names.ts';
import { climbsOut, isAbsolute } from '../way-out.ts';
import { type CsvRow, parseCsv } from './parse-csv.ts';

const HEADERS = {
  path: /^(path|file|file_?name|image|picture|image_?path|key)$/i,
  className: /^(label|class|class_?name|category)$/i,
  split: /^(set|split|subset|dataset)$/i,
} as const;

/** A list of paths, labels and perhaps sets. The first row may name the columns; else they come in that order. */
export function readCsvList(text: string, name: string): LabelledPaths {
  const rows = parseCsv(text);
  if (!rows) throw badList(name, text.split('\n').length, 'a quote is not closed');
  const [first] = rows;
  if (!first) throw badList(name, 1, 'it is empty');
  const named = columnsOf(first);
  const columns = named ?? { path: 0, className: 1, split: 2 };
  const pictures = (named ? rows.slice(1) : rows).map((row) => readRow(row, columns, name));
  return checked(pictures, name);
}

/** SageMaker's list: index, label and path. Labels are numbers; `names` has the classes by label, where it is given. */
export function readLstList(text: string, name: string, names: readonly string[] | undefined): LabelledPaths {
  const refuse = (fault: ManifestFault, line: number): DatasetError =>
    badList(name, line, 'wrong' in fault ? fault.wrong : `its ${fault.of} is wrong`);
  const entries = readManifest(text, {
    isLenient: true,
    refuse,
    ...(names && { classes: names.length }),
  });
  const pictures = entries.map(({ label, path }) => ({
    path: plainPath(path),
    className: names?.[label] ?? String(label),
    split: undefined,
  }));
  return checked(pictures, name);
}

interface Columns {
  readonly path: number;
  readonly className: number;
  readonly split: number;
}

function columnsOf({ cells }: CsvRow): Columns | undefined {
  const find = (header: RegExp): number => cells.findIndex((cell) => header.test(cell.trim()));
  const columns = {
    path: find(HEADERS.path),
    className: find(HEADERS.className),
    split: find(HEADERS.split),
  };
  return columns.path >= 0 && columns.className >= 0 ? columns : undefined;
}

function readRow({ cells, line }: CsvRow, columns: Columns, name: string): LabelledPath {
  const [path = '', className = '', split = ''] = [columns.path, columns.className, columns.split].map(
    (column) => cells[column]?.trim() ?? '',
  );
  if (path === '' || className === '') throw badList(name, line, 'it has no path and label');
  if (isAbsolute(path) || climbsOut(path))
    throw badList(name, line, `the path "${path}" leads out of the list's folder`);
  const set = setNamed(split);
  if (split !== '' && !set)
    throw badList(name, line, `there is no set "${split}": train, validation and test are`);
  return { path: plainPath(path), className, split: set };
}

const plainPath = (path: string): string => path.replaceAll('\\', '/').replace(/^(\.\/)+/, '');

function checked(pictures: readonly LabelledPath[], name: string): LabelledPaths {
  const labels = new Map<string, string>();
  for (const { path, className } of pictures) {
    const before = labels.get(path);
    if (before !== undefined)
      throw new DatasetError(
        'BAD_LIST',
        `${name} lists the picture "${path}" twice, as "${before}" and as "${className}"`,
        'List each picture once.',
      );
    labels.set(path, className);
  }
  return { pictures, notices: [] };
}

function badList(name: string, line: number, wrong: string): DatasetError {
  return new DatasetError(
    'BAD_LIST',
    `${name}, line ${line}: ${wrong}`,
    "Each line must have a path below the list's folder and a label, and may have a set; a .lst has index, label and path between tabs.",
  );
}
