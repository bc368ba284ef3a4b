import { expect, it } from 'vitest';
import { decodeList } from './decode-list.ts';

const decode = (bytes: Buffer): string => decodeList(bytes, 'labels.csv');

it.each([
  ['UTF-8', Buffer.from('Kätzchen')],
  ['UTF-8 with a mark', Buffer.from('\uFEFFKätzchen')],
  ['UTF-16 of Windows', Buffer.from('\uFEFFKätzchen', 'utf16le')],
  ['UTF-16 the other way round', Buffer.from('\uFEFFKätzchen', 'utf16le').swap16()],
])('reads %s', (_name, bytes) => {
  expect(decode(bytes)).toBe('Kätzchen');
});

it('refuses other letters by name rather than read them wrong', () => {
  expect(() => decode(Buffer.from('Kätzchen', 'latin1'))).toThrow('labels.csv is not text in UTF-8');
});
