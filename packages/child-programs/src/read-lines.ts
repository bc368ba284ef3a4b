import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

export interface LineRules {
  /** The end of a line. Without it, a line feed, a carriage return, or both. */
  readonly ends?: string | RegExp;
  /** A longer line is cut there, so that a line without an end is not kept in memory whole. */
  readonly longest?: number;
}

/** A carriage return at the very end of what was read may have its line feed in the next chunk. */
const ANY_LINE_END = /\r\n|\n|\r(?!$)/;

/** Yields a stream's lines, also a last line without a line end. */
export function readLines(
  stream: Readable,
  onLine: (line: string) => void,
  { ends = ANY_LINE_END, longest = Infinity }: LineRules = {},
): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const give = (line: string): void => {
    for (; line.length > longest; line = line.slice(longest)) onLine(line.slice(0, longest));
    onLine(line);
  };
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + decoder.write(chunk)).split(ends);
    rest = lines.pop() ?? '';
    for (const line of lines) give(line);
    for (; rest.length > longest; rest = rest.slice(longest)) onLine(rest.slice(0, longest));
  });
  stream.once('end', () => {
    const last = rest + decoder.end();
    if (last !== '') give(ends === ANY_LINE_END ? last.replace(/\r$/, '') : last);
  });
}
