import { expect, it } from 'vitest';
import { pictureKeyOf } from './picture-key.ts';

it.each([
  ['an encoded key', ['a/mit%20Leerzeichen.png'], 'a/mit Leerzeichen.png'],
  ['what another caller sends', ['100%'], undefined],
  ['an answer without attributes', undefined, undefined],
])('reads %s', (_what, customAttributes, key) => {
  expect(pictureKeyOf({ ...(customAttributes && { customAttributes }) })).toBe(key);
});
