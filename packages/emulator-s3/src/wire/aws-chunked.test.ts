import { describe, expect, it } from 'vitest';
import { AwsChunkedDecoder } from './aws-chunked.ts';

const BODY =
  'b;chunk-signature=ff\r\nhello world\r\n3\r\n!\r\n\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\nOther: x \r\n\r\n';

function decode(pieces: readonly string[]): { payload: string; trailers: Map<string, string> } {
  const decoder = new AwsChunkedDecoder();
  const payload = pieces.flatMap((piece) => decoder.push(Buffer.from(piece)));
  decoder.finish();
  return { payload: Buffer.concat(payload).toString(), trailers: decoder.trailers };
}

describe('aws-chunked', () => {
  it('gives the same payload and trailers wherever the body is cut', () => {
    for (let cut = 0; cut <= BODY.length; cut++) {
      const { payload, trailers } = decode([BODY.slice(0, cut), BODY.slice(cut)]);
      expect(payload).toBe('hello world!\r\n');
      expect([...trailers]).toEqual([
        ['x-amz-checksum-crc32', 'AAAAAA=='],
        ['other', 'x'],
      ]);
    }
    expect(decode([...BODY]).payload).toBe('hello world!\r\n');
  });

  it('may end without the last empty line', () => {
    expect(decode(['1\r\nx\r\n0\r\n']).payload).toBe('x');
  });

  it.each([
    '',
    '5\r\nhel',
    '5\r\nhello\r\n',
    'zz\r\n',
    '5\r\nhello!\r\n',
    '0\r\nno colon\r\n\r\n',
    `${'f'.repeat(20_000)}\r\n`,
  ])('refuses %j', (body) => expect(() => decode([body])).toThrow(/Content-Length|aws-chunked/));
});
