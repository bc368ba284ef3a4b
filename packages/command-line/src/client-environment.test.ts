import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { clientEnvironment, shellExports } from './client-environment.ts';

const url = 'http://127.0.0.1:4566';

it('has the endpoint, the region by both of its names and keys', () => {
  expect(clientEnvironment({ url, region: 'eu-west-1' })).toEqual({
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
});

it('has the token of a session', () => {
  const credentials = { accessKeyId: 'ASIA', secretAccessKey: 's', sessionToken: 't' };
  expect(clientEnvironment({ url, credentials })).toMatchObject({
    AWS_ACCESS_KEY_ID: 'ASIA',
    AWS_SESSION_TOKEN: 't',
  });
});

it('is what a shell has after it evaluates the exports, whatever the values are', () => {
  const environment = { A: url, B: "it's $HOME `id` \\", C: 'a b' };
  const script = `${shellExports(environment).join('\n')}\nprintf '%s|%s|%s' "$A" "$B" "$C"`;
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(Object.values(environment).join('|'));
});
