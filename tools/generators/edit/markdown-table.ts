/** Adds a row to the table whose first column has this heading: in order where the rows are, else as the last. */
export function addRow(text: string, heading: string, cells: readonly string[]): string {
  const lines = text.split('\n');
  const head = lines.findIndex((line) => firstCell(line).toLowerCase() === heading);
  if (head < 0) throw new Error(`The README has no table with the heading '${heading}'.`);
  const first = head + 2;
  const count = lines.slice(first).findIndex((line) => !line.startsWith('|'));
  const end = count < 0 ? lines.length : first + count;
  const keys = lines.slice(first, end).map(firstCell);
  const isSorted = keys.every((key, index) => index === 0 || (keys[index - 1] as string) < key);
  const next = isSorted ? keys.findIndex((key) => key > (cells[0] as string)) : -1;
  lines.splice(next < 0 ? end : first + next, 0, `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}

function firstCell(line: string): string {
  return /^\|\s*(.*?)\s*\|/.exec(line)?.[1] ?? '';
}
