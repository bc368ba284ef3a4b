import { expect, it } from 'vitest';
import { pictureContentType } from './picture-content-type.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

it.each([
  ['image/png', [...PNG, 0, 0]],
  ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
  [undefined, PNG.slice(0, 7)],
  [undefined, [...Buffer.from('GIF89a')]],
  [undefined, []],
])('tells %s by its first bytes', (type, bytes) => {
  expect(pictureContentType(Uint8Array.from(bytes))).toBe(type);
});
