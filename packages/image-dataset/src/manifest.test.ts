import { describe, expect, it } from 'vitest';
import {
  formatManifest,
  type ManifestEntry,
  type ManifestFault,
  parseManifest,
  readManifest,
} from './manifest.ts';

it('writes index, label and path, tab-separated, and reads them back', () => {
  const text = formatManifest([
    { label: 0, path: 'bicycle-00000.png' },
    { label: 1, path: 'motorcycle-00001.png' },
  ]);
  expect(text).toBe('0\t0\tbicycle-00000.png\n1\t1\tmotorcycle-00001.png\n');
  expect(parseManifest(text)).toEqual([
    { index: 0, label: 0, path: 'bicycle-00000.png' },
    { index: 1, label: 1, path: 'motorcycle-00001.png' },
  ]);
});

it('reads Windows line ends and a last line without an end', () => {
  expect(parseManifest('5\t1\ta/b c.png\r\n7\t0\td.png')).toHaveLength(2);
});

it.each([
  ['', 'line 1: it lists no pictures'],
  ['0\t0\ta.png\n\n1\t0\tb.png\n', 'line 2: it has 1 tab-separated columns, not 3'],
  ['0 0 a.png', 'line 1: it has 1 tab-separated columns, not 3'],
  ['0\t0\t1\ta.png', 'line 1: it has 4 tab-separated columns, not 3'],
  ['x\t0\ta.png', 'line 1: the index "x" is not a whole number'],
  ['0\t-1\ta.png', 'line 1: the label "-1" is not a whole number'],
  ['0\t0\t', 'line 1: the path is empty'],
  ['0\t0\t/etc/passwd', 'line 1: the path "/etc/passwd" is not relative'],
  ['0\t0\ta/../../b.png', 'line 1: the path "a/../../b.png" climbs out of its folder'],
  ['0\t0\ta\u0000.png', 'line 1: the path "a\\u0000.png" has control characters'],
  ['0\t0\ta.png\n0\t0\tb.png', 'line 2: the index 0 is used twice'],
  ['0\t0\ta.png\n1\t0\ta.png', 'line 2: the path "a.png" is listed twice'],
])('refuses %j', (text, wrong) => {
  expect(() => parseManifest(text, 'train.lst')).toThrow(
    expect.objectContaining({ code: 'BAD_MANIFEST', message: `train.lst, ${wrong}` }),
  );
});

it('writes nothing that it would not read', () => {
  expect(() => formatManifest([{ label: 0, path: 'a\tb.png' }])).toThrow(/control characters/);
  expect(() => formatManifest([{ label: 0.5, path: 'a.png' }])).toThrow(/not a whole number/);
});

describe('readManifest, by the rules of SageMaker', () => {
  const refuse = (fault: ManifestFault, line: number): Error =>
    new Error(`${line}: ${JSON.stringify(fault)}`);
  const read = (text: string): ManifestEntry[] => readManifest(text, { isLenient: true, classes: 2, refuse });

  it("takes im2rec's labels, empty lines, and a picture listed twice", () => {
    expect(read('0\t1.000000\ta.png\n\n0\t1\ta.png\n \n')).toEqual([
      { index: 0, label: 1, path: 'a.png' },
      { index: 0, label: 1, path: 'a.png' },
    ]);
  });

  it.each([
    ['\n\n', '1: {"of":"manifest"}'],
    ['\n0\t2\ta.png', '2: {"of":"label","text":"2"}'],
    ['0\t0.5\ta.png', '1: {"of":"label","text":"0.5"}'],
    ['a\t0\ta.png', '1: {"of":"index","text":"a"}'],
    ['0\t0\t..', '1: {"of":"way-out","text":"..","wrong":"the path \\"..\\" climbs out of its folder"}'],
  ])('refuses %j in the words of the caller', (text, message) => {
    expect(() => read(text)).toThrow(new Error(message));
  });
});
