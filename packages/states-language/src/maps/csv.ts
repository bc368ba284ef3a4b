import type { JsonObject } from '../json.ts';

/** Rows as objects (RFC 4180); the names come from the first row unless they are given. */
export function parseCsv(text: string, delimiter: string, headers?: readonly string[]): JsonObject[] {
  const [first = [], ...rest] = parseRows(text.replace(/^\uFEFF/, ''), delimiter);
  const names = headers ?? first;
  const rows = headers ? [first, ...rest] : rest;
  return rows.map((row) => Object.fromEntries(names.map((name, column) => [name, row[column] ?? ''])));
}

function parseRows(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  while (position < text.length) {
    const [value, end] = parseField(text, position, delimiter);
    row.push(value);
    position = end;
    if (text[position] === delimiter) {
      position++;
      if (position === text.length) row.push('');
    }
    const lineEnd = /\r?\n/y;
    lineEnd.lastIndex = position;
    const isLineEnd = lineEnd.test(text);
    if (isLineEnd) position = lineEnd.lastIndex;
    if (isLineEnd || position >= text.length) {
      if (row.length > 1 || row[0] !== '') rows.push(row);
      row = [];
    }
  }
  return rows;
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
