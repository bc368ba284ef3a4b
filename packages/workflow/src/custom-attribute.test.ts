import { expect, it } from 'vitest';
import { customAttributeOfKey } from './custom-attribute.ts';

it('leaves the usual key as it is', () => {
  expect(customAttributeOfKey('scones/test/bicycle_s_000030.png')).toBe('scones/test/bicycle_s_000030.png');
});

it.each(['mit Leerzeichen/Fahrräder.png', '100 %.png', '자전거/🚲.png', 'line\nbreak', '/'])(
  'encodes %j in visible ASCII, so that it can be read again',
  (key) => {
    const attribute = customAttributeOfKey(key);
    expect(attribute).toMatch(/^[\x21-\x7e]+$/);
    expect(decodeURIComponent(attribute)).toBe(key);
  },
);

it('replaces half a character by the sign for an unknown one', () => {
  expect(decodeURIComponent(customAttributeOfKey('half \ud83d'))).toBe('half \ufffd');
});

it.each([
  ['letters', 'a'.repeat(1_014) + '/bicycle.png'],
  ['characters of several bytes', `${'🚲'.repeat(250)}/bicycle.png`],
])('keeps the end of a key that is too long, cut between %s', (_what, key) => {
  const attribute = customAttributeOfKey(key);
  expect(attribute.length).toBeLessThanOrEqual(1024);
  expect(attribute.length).toBeGreaterThan(1024 - '%F0%9F%9A%B2'.length);
  expect(attribute).toMatch(/^\.\.\..+\/bicycle\.png$/);
  expect(key.endsWith(decodeURIComponent(attribute.slice(3)))).toBe(true);
});

it('keeps a key of exactly the length that is allowed', () => {
  expect(customAttributeOfKey('a'.repeat(1024))).toBe('a'.repeat(1024));
});
