import { delimiter, dirname } from 'node:path';
import { expect, it } from 'vitest';
import { closedEnvironment } from './closed-environment.ts';

it('keeps the CLI away from whatever account and proxy the environment is set up for', () => {
  const own = {
    HOME: '/home/me',
    PATH: '/bin',
    AWS_PROFILE: 'production',
    AWS_ENDPOINT_URL_S3: 'https://example.com',
    https_proxy: 'http://proxy',
    CI: 'true',
  };
  const environment = closedEnvironment(own, 'http://127.0.0.1:1');
  expect(environment).toMatchObject({ HOME: '/home/me', AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
  for (const name of ['AWS_PROFILE', 'AWS_ENDPOINT_URL_S3', 'https_proxy', 'CI'])
    expect(environment).not.toHaveProperty(name);
});

it('has the CLI find our own Node first', () => {
  const { PATH } = closedEnvironment({ PATH: '/bin' }, 'http://127.0.0.1:1');
  expect(PATH).toBe(`${dirname(process.execPath)}${delimiter}/bin`);
});
