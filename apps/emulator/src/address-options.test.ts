import { describe, expect, it } from 'vitest';
import { hostName, pageOrigin } from './address-options.ts';

describe('--allow-host', () => {
  it('gathers names', () => {
    expect(hostName('host.docker.internal', ['emulator'])).toEqual(['emulator', 'host.docker.internal']);
  });

  it.each(['emulator:4566', 'http://emulator', '*', '*.example', 'a b', 'emulator.', ''])(
    'refuses %j',
    (text) => {
      expect(() => hostName(text, [])).toThrow('a host name without a port');
    },
  );
});

describe('--allow-origin', () => {
  it.each([
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://LOCALHOST:3000/', 'http://localhost:3000'],
    ['https://app.example:443', 'https://app.example'],
    ['chrome-extension://abcdef', 'chrome-extension://abcdef'],
  ])('takes %s as a browser sends it', (text, origin) => {
    expect(pageOrigin(text, ['http://a'])).toEqual(['http://a', origin]);
  });

  it.each(['*', 'null', 'localhost:3000', 'http://a/path', 'http://*.example', 'http://me@a', 'http://', ''])(
    'refuses %j',
    (text) => {
      expect(() => pageOrigin(text, [])).toThrow('one origin without a path');
    },
  );
});
