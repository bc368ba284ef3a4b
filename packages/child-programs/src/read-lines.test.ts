import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineRules, readLines } from './read-lines.ts';

async function linesOf(chunks: readonly (string | Uint8Array)[], rules?: LineRules): Promise<string[]> {
  const stream = Readable.from(
    chunks.map((chunk) => Buffer.from(chunk)),
    { objectMode: false },
  );
  const lines: string[] = [];
  readLines(stream, (line) => void lines.push(line), rules);
  await new Promise((resolve) => stream.once('close', resolve));
  return lines;
}

describe('the lines of a stream', () => {
  it.each([
    ['a line feed', ['one\ntwo\n'], ['one', 'two']],
    ['a carriage return and a line feed', ['one\r\ntwo\r\n'], ['one', 'two']],
    ['a carriage return, as a progress bar prints it', ['10 %\r20 %\r\n'], ['10 %', '20 %']],
    ['two chunks', ['o', 'ne\ntw', 'o\n'], ['one', 'two']],
    ['two chunks between carriage return and line feed', ['one\r', '\ntwo'], ['one', 'two']],
    ['nothing', ['one'], ['one']],
    ['a carriage return as the very last', ['one\r'], ['one']],
  ])('end with %s', async (_what, chunks, lines) => {
    expect(await linesOf(chunks)).toEqual(lines);
  });

  it('may be empty', async () => {
    expect(await linesOf(['one\n\ntwo\n'])).toEqual(['one', '', 'two']);
    expect(await linesOf([])).toEqual([]);
  });

  it('end where the given pattern says', async () => {
    expect(await linesOf(['one\r\ntwo\rthree'], { ends: '\n' })).toEqual(['one\r', 'two\rthree']);
  });

  it('hold whole characters, whatever the chunks cut', async () => {
    const [first, second] = [Buffer.from('€\n').subarray(0, 2), Buffer.from('€\n').subarray(2)];
    expect(await linesOf([first, second])).toEqual(['€']);
    expect(await linesOf([Buffer.from('€').subarray(0, 2)])).toEqual(['\ufffd']);
  });

  it('are cut at the length limit, with and without a line end', async () => {
    expect(await linesOf(['1234567\n12\n'], { longest: 3 })).toEqual(['123', '456', '7', '12']);
    expect(await linesOf(['12345', '67'], { longest: 3 })).toEqual(['123', '456', '7']);
    expect(await linesOf(['123\n'], { longest: 3 })).toEqual(['123']);
  });

  it('are the same however the stream is cut into chunks', async () => {
    const piece = fc.constantFrom('a', 'ä', '€', '\r', '\n', '\r\n');
    await fc.assert(
      fc.asyncProperty(fc.array(piece), fc.array(fc.nat(20)), async (pieces, cuts) => {
        const bytes = Buffer.from(pieces.join(''));
        const ends = [...new Set(cuts)].filter((cut) => cut < bytes.length).toSorted((a, b) => a - b);
        const chunks = [0, ...ends].map((start, i) => bytes.subarray(start, ends[i] ?? bytes.length));
        expect(await linesOf(chunks)).toEqual(await linesOf([bytes]));
      }),
    );
  });
});
