import { describe, expect, it } from 'vitest';
import { type RequestHead, screen } from './screen.ts';

const policy = { hosts: new Set(['emulator']), origins: new Set(['http://localhost:3000']) };

type Headers = Record<string, string>;

function head(headers: Headers, { url = '/', method = 'GET', localAddress = '127.0.0.1' } = {}): RequestHead {
  const all: Headers = { host: '127.0.0.1:4566', ...headers };
  return { method, url, headers: all, rawHeaders: Object.entries(all).flat(), socket: { localAddress } };
}

const screened = (...values: Parameters<typeof head>) => screen(head(...values), policy);

describe('a Host lets a request in at', () => {
  it.each([
    '127.0.0.1:4566',
    '127.0.0.1',
    '127.9.8.7:1',
    '[::1]:4566',
    '[0:0:0:0:0:0:0:1]',
    '[::ffff:127.0.0.1]:4566',
    'localhost:4566',
    'LOCALHOST',
    'bucket.localhost:4566',
    'bucket.s3.localhost',
    'my_bucket.s3.us-east-1.amazonaws.com',
    'states.us-east-1.amazonaws.com:443',
    's3.cn-north-1.amazonaws.com.cn',
    'lambda.us-east-1.api.aws',
    'emulator:4566',
    'Emulator',
  ])('%s', (host) => {
    expect(screened({ host })).toBeUndefined();
  });
});

describe('a Host keeps a request out at', () => {
  it.each([
    'evil.example',
    'evil.example:4566',
    'localhost.evil.example',
    'notlocalhost',
    '127.0.0.1.evil.example',
    '127.0.0.1.',
    'localhost.',
    'evil-amazonaws.com',
    'amazonaws.com.evil.example',
    'localhost@evil.example',
    'evil@localhost',
    'user:word@127.0.0.1:4566',
    'localhost:evil',
    'localhost:4566:4566',
    'localhost:4566/evil',
    'localhost, evil.example',
    'local host',
    '%6cocalhost',
    '.localhost',
    'a..localhost',
    '0.0.0.0:4566',
    '[::]:4566',
    '[::ffff:10.0.0.1]',
    '[::1',
    '[::1%25lo]',
    '::1',
    '128.0.0.1',
    '10.0.0.5:4566',
    '2130706433',
    '0x7f.0.0.1',
    '127.1',
    '127.0.0.256',
    'emulator.evil.example',
    '',
  ])('%s', (host) => {
    expect(screened({ host })).toMatchObject({ isForPage: false });
  });
});

it('says which option lets a host name in', () => {
  expect(screened({ host: 'evil.example:4566' })?.message).toContain('--allow-host evil.example.');
});

it('lets a request in at the address that it was sent to, and at no other', () => {
  for (const localAddress of ['192.168.1.5', '::ffff:192.168.1.5'])
    expect(screened({ host: '192.168.1.5:4566' }, { localAddress })).toBeUndefined();
  expect(screened({ host: '[fe80:0::5]' }, { localAddress: 'fe80::5' })).toBeUndefined();
  expect(screened({ host: '192.168.1.6' }, { localAddress: '192.168.1.5' })).toBeDefined();
});

it('refuses a request with several hosts or none', () => {
  const twice = { ...head({}), rawHeaders: ['Host', '127.0.0.1', 'hOST', 'evil.example'] };
  expect(screen(twice, policy)?.message).toContain('several');
  expect(screen({ ...head({}), rawHeaders: [] }, policy)?.message).toContain('none');
});

it.each(['http://evil.example/', 'http://127.0.0.1:4566/', '*', 'evil.example:443'])(
  'refuses the target %s, which a proxy would be given',
  (url) => {
    expect(screened({}, { url })?.message).toContain('no proxy');
  },
);

const CHROME = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0' };

it.each<Headers>([
  CHROME,
  { 'accept-language': 'en' },
  { origin: 'http://s3.amazonaws.com:4566' },
  { referer: 'http://s3.amazonaws.com:4566/' },
])('refuses a browser under an AWS host name, which a false name server can point here: %j', (headers) => {
  expect(screened({ host: 's3.amazonaws.com:4566', ...headers })?.message).toContain('--allow-host');
});

it('refuses WebSockets, and ignores the offer of another protocol', () => {
  expect(screened({ upgrade: 'WebSocket' })?.message).toContain('does not support WebSockets');
  expect(screen(head({ upgrade: 'websocket' }), { ...policy, webSockets: true })).toBeUndefined();
  expect(screened({ upgrade: 'h2c', connection: 'Upgrade, HTTP2-Settings' })).toBeUndefined();
});

describe('a page is let in', () => {
  it.each<[string, Headers]>([
    ['that is a program', {}],
    [
      'that is a program on fetch',
      { 'user-agent': 'node', 'sec-fetch-mode': 'cors', 'accept-language': '*' },
    ],
    ["of the emulator's own", { origin: 'http://127.0.0.1:4566', 'sec-fetch-site': 'same-origin' }],
    ["of the emulator's own, by a name", { host: 'LocalHost:4566', origin: 'http://localhost:4566' }],
    ['that a person has typed in', { ...CHROME, 'sec-fetch-site': 'none' }],
    ['that is allowed', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }],
    [
      'that is allowed, with a picture',
      { referer: 'http://localhost:3000/a', 'sec-fetch-site': 'cross-site' },
    ],
  ])('%s', (_what, headers) => {
    expect(screened(headers)).toBeUndefined();
  });
});

describe('a page is refused', () => {
  it.each<[string, Headers]>([
    ['of another site', { origin: 'https://evil.example' }],
    ['of no origin', { origin: 'null' }],
    ['whose origin is empty', { origin: '' }],
    ['on another port', { origin: 'http://127.0.0.1:8000' }],
    ['on another name of this machine', { origin: 'http://localhost:4566' }],
    ['on another scheme', { origin: 'https://127.0.0.1:4566' }],
    ['with an origin that only begins as ours', { origin: 'http://127.0.0.1:4566.evil.example' }],
    ['with two origins', { origin: 'http://127.0.0.1:4566, https://evil.example' }],
    ['of another site, with a picture', { 'sec-fetch-site': 'cross-site' }],
    ['on another port, with a picture', { 'sec-fetch-site': 'same-site' }],
    ['with a site that nobody knows', { 'sec-fetch-site': 'elsewhere' }],
    ['with two sites', { 'sec-fetch-site': 'same-origin, cross-site' }],
    [
      'of another site, whatever it says',
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ],
    ['on another port than the allowed one', { origin: 'http://localhost:3001' }],
  ])('%s', (_what, headers) => {
    expect(screened(headers)).toMatchObject({ isForPage: true });
  });
});

it('says which option lets a page in', () => {
  expect(screened({ origin: 'https://evil.example' })?.message).toContain(
    '--allow-origin https://evil.example.',
  );
  expect(screened({ origin: 'null' })?.message).toContain("--allow-origin and the page's origin.");
  expect(screened({ 'sec-fetch-site': 'cross-site' })?.message).toContain('--allow-origin');
});

it('refuses an action in the address of a picture, from a browser that does not name the page', () => {
  for (const url of ['/?Action=CreateRole', '/?%41ction=CreateRole'])
    expect(screened(CHROME, { url })).toMatchObject({ isForPage: true });
  expect(screened(CHROME, { url: '/_emulator/health' })).toBeUndefined();
  expect(screened({ 'user-agent': 'curl/8' }, { url: '/?Action=CreateRole' })).toBeUndefined();
  expect(
    screened({ ...CHROME, 'sec-fetch-site': 'same-origin' }, { url: '/?Action=CreateRole' }),
  ).toBeUndefined();
});
