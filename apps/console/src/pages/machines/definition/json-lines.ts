/** A JSON document as lines, and where each of its members begins and ends. */
interface JsonLines {
  readonly lines: readonly string[];
  /** By JSON pointer (`/States/One/Next`): indices of lines, the last one included. */
  readonly places: ReadonlyMap<string, LineSpan>;
}

export interface LineSpan {
  readonly first: number;
  readonly last: number;
}

/** Writes a document as `JSON.stringify` would, with two spaces a level. */
export function jsonLines(document: unknown): JsonLines {
  const lines: string[] = [''];
  const places = new Map<string, LineSpan>();
  const add = (text: string): void => {
    lines[lines.length - 1] += text;
  };
  const write = (value: unknown, pointer: string, depth: number): void => {
    const first = lines.length - 1;
    const members = membersOf(value);
    if (!members || members.length === 0) add(JSON.stringify(value));
    else {
      const [open, close] = Array.isArray(value) ? '[]' : '{}';
      add(open ?? '');
      members.forEach(([name, member], index) => {
        lines.push('  '.repeat(depth + 1) + (Array.isArray(value) ? '' : `${JSON.stringify(name)}: `));
        write(member, `${pointer}/${escaped(name)}`, depth + 1);
        if (index < members.length - 1) add(',');
      });
      lines.push('  '.repeat(depth) + close);
    }
    places.set(pointer, { first, last: lines.length - 1 });
  };
  write(document, '', 0);
  return { lines, places };
}

function membersOf(value: unknown): [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

/** As RFC 6901 has it. */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The place that a pointer leads to, or else the nearest one around it. */
export function placeOf(pointer: string, places: JsonLines['places']): LineSpan | undefined {
  return (
    places.get(pointer) ??
    (pointer === '' ? undefined : placeOf(pointer.slice(0, pointer.lastIndexOf('/')), places))
  );
}
