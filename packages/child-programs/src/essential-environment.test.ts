import { expect, it } from 'vitest';
import { essentialEnvironment } from './essential-environment.ts';

it('keeps how the machine is set up, and nothing that may be a secret', () => {
  const kept = { PATH: '/bin', HOME: '/home/a', LC_ALL: 'C', NODE_OPTIONS: '--no-warnings' };
  const secrets = {
    AWS_SECRET_ACCESS_KEY: 'a',
    AWS_PROFILE: 'work',
    GITHUB_TOKEN: 'b',
    NODE_AUTH_TOKEN: 'c',
    npm_config__authToken: 'd',
    HTTPS_PROXY: 'http://user:password@proxy',
  };
  expect(essentialEnvironment({ ...kept, ...secrets })).toEqual(kept);
});
