import type { JsonObject } from '../json.ts';
import { StatesError } from '../states-error.ts';

/** Rows as objects (RFC 4180); the names come from the first row unless they are given. */
export function parseCsv(text: string, delimiter: string, headers?: readonly string[]): JsonObject[] {
  const [first = [], ...rest] = parseRows(text.replace(/^\uFEFF/, ''), delimiter);
  const names = headers ?? first;
  if (headers && new Set(headers).size < headers.length)
    throw new StatesError('States.ItemReaderFailed', 'CSV headers cannot contain duplicates.');
  const rows = headers ? [first, ...rest] : rest;
  return rows.map((row) => Object.fromEntries(names.map((name, column) => [name, row[column] ?? ''])));
}

function parseRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  for (let position = 0; position < text.length;) {
    const [row, end] = parseRow(text, position, delimiter);
    if (row.length > 1 || row[0] !== '') rows.push(row);
    position = end;
  }
  return rows;
}

/** A row and where the next one begins. A field, even an empty one, follows every delimiter. */
function parseRow(text: string, start: number, delimiter: string): [row: string[], end: number] {
  const row: string[] = [];
  const lineEnd = /\r?\n|\r|$/y;
  for (let position = start; ;) {
    const [value, end] = parseField(text, position, delimiter);
    row.push(value);
    lineEnd.lastIndex = end;
    if (lineEnd.test(text)) return [row, lineEnd.lastIndex];
    position = text[end] === delimiter ? end + 1 : end;
  }
}

/** A field and where it ends. */
function parseField(text: string, start: number, delimiter: string): [value: string, end: number] {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
    return [text.slice(start, end), end];
  }
  const quoted = /"((?:[^"]|"")*)"/y;
  quoted.lastIndex = start;
  const match = quoted.exec(text);
  if (!match) throw new Error(`a quote is not closed at character ${start + 1}`);
  return [(match[1] as string).replaceAll('""', '"'), quoted.lastIndex];
}
