import { describe, expect, it } from 'vitest';
import { parseManifest } from './manifest.ts';

const parse = (text: string): ReturnType<typeof parseManifest> => parseManifest(text, 'train.lst', 2);

describe('parseManifest', () => {
  it('reads index, label and path', () => {
    expect(parse('5\t1\tbicycle/a.png\r\n6\t0.000000\tb c.png\n')).toEqual([
      { index: 5, label: 1, path: 'bicycle/a.png' },
      { index: 6, label: 0, path: 'b c.png' },
    ]);
  });

  it.each([
    ['', 'train.lst lists no pictures.'],
    ['0\t1\ta.png\n0 1 a.png', 'train.lst, line 2 is not index, label and path.'],
    ['0\t1\ta.png\tb', 'train.lst, line 1 is not index, label and path.'],
    ['0\t0\t', 'train.lst, line 1 is not index, label and path.'],
    ['0\t2\ta.png', 'label 2 is not one of 0 to 1'],
    ['0\t0.5\ta.png', 'label 0.5 is not one of 0 to 1'],
    ['0\t0\t../a.png', '../a.png leads out of the channel'],
    ['0\t0\tb/../../a.png', 'leads out of the channel'],
    ['0\t0\t/etc/passwd', '/etc/passwd leads out of the channel'],
  ])('refuses %j', (text, message) => {
    expect(() => parse(text)).toThrow(message);
  });
});
