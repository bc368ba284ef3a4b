import { describe, expect, it } from 'vitest';
import { hostNameOption, pageOriginOption, serverAddressOption } from './address-options.ts';

describe('--allow-host', () => {
  it('takes a name', () => {
    expect(hostNameOption().parse('host.docker.internal')).toBe('host.docker.internal');
  });

  it.each(['emulator:4566', 'http://emulator', '*', '*.example', 'a b', 'emulator.', ''])(
    'refuses %j',
    (text) => {
      expect(() => hostNameOption().parse(text)).toThrow('a host name without a port');
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
    expect(pageOriginOption().parse(text)).toBe(origin);
  });

  it.each(['*', 'null', 'localhost:3000', 'http://a/path', 'http://*.example', 'http://me@a', 'http://', ''])(
    'refuses %j',
    (text) => {
      expect(() => pageOriginOption().parse(text)).toThrow('one origin without a path');
    },
  );
});

describe('--model-server', () => {
  it.each([
    ['http://classifier:8080', { host: 'classifier', port: 8080 }],
    ['http://127.0.0.1/', { host: '127.0.0.1', port: 80 }],
    ['http://[::1]:9', { host: '::1', port: 9 }],
    ['', undefined],
  ])('takes %j', (text, address) => {
    expect(serverAddressOption().parse(text)).toEqual(address);
  });

  it.each(['classifier:8080', 'https://classifier', 'http://classifier/ping', 'http://classifier:65536'])(
    'refuses %j',
    (text) => {
      expect(() => serverAddressOption().parse(text)).toThrow('http://HOST:PORT without a path');
    },
  );
});
