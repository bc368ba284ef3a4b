import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { createNodesFromFiles } from '@nx/devkit';

/** Gives every project the targets that its files call for, so that no package repeats them. */
export const createNodesV2 = [
  '{package.json,{apps/*,packages/*,tools}/package.json}',
  (packageFiles, options, context) =>
    createNodesFromFiles(
      (packageFile) => {
        const root = dirname(packageFile);
        return { projects: { [root]: root === '.' ? workspace : projectIn(root, context.workspaceRoot) } };
      },
      packageFiles,
      options,
      context,
    ),
];

/** `npx nx lint`, with no project, lints every one. */
const workspace = {
  root: '.',
  name: 'scones-unlimited',
  targets: { lint: { executor: 'nx:noop', dependsOn: [{ projects: ['@scones/*'], target: 'lint' }] } },
};

function projectIn(root, workspaceRoot) {
  return { root, targets: targetsOf(join(workspaceRoot, root), workspaceRoot) };
}

function targetsOf(folder, workspaceRoot) {
  const root = relative(folder, workspaceRoot);
  // Prettier looks for its ignore file in the folder that it starts in, but that file is in the workspace's folder.
  const format = `prettier --check --log-level warn --ignore-path ${root}/.prettierignore .`;
  const targets = { lint: command(`oxlint --config ${root}/oxlint.config.mjs . && ${format}`) };
  // Two packages have a `tsc`. The one in Go checks types; the one in JavaScript is for tools that use its API.
  if (existsSync(join(folder, 'tsconfig.json')))
    targets.typecheck = command(`node ${root}/node_modules/typescript-7/bin/tsc --project tsconfig.json`);
  if (hasTests(folder)) targets.test = command(`vitest run --config ${root}/vitest.config.ts --root .`);
  if (existsSync(join(folder, 'src/handler.ts')))
    Object.assign(targets, lambdaTargets(folder, workspaceRoot));
  if (existsSync(join(folder, 'vite.config.ts')) && existsSync(join(folder, 'index.html')))
    Object.assign(targets, pageTargets());
  return targets;
}

/** For pages that Vite builds, and serves during development. */
function pageTargets() {
  const inputs = ['default', '!{projectRoot}/**/*.test.{ts,tsx}', '!{projectRoot}/*.md', '^default'];
  const build = command('vite build --logLevel warn');
  // A test that runs `npm start` has another, under which React and Cloudscape are packed as for their developers.
  Object.assign(build.options, { env: { NODE_ENV: 'production' } });
  return {
    build: { ...build, inputs },
    dev: { ...command('vite'), cache: false },
  };
}

/** Runs in the workspace's folder, since the paths that a person gives are relative to it. */
function lambdaTargets(folder, workspaceRoot) {
  const lambda = relative(workspaceRoot, folder);
  const workbench = (name) => ({
    command: `node apps/lambda-workbench/src/main.ts ${name} --lambda ${lambda}`,
    cache: false,
  });
  return {
    build: {
      command: `node packages/lambda-bundle/src/main.ts ${lambda}`,
      inputs: ['default', '^default', '{workspaceRoot}/packages/lambda-bundle/**/*'],
    },
    invoke: workbench('invoke'),
    serve: workbench('serve'),
    debug: workbench('debug'),
    image: { command: imageCommand(basename(folder)), cache: false },
  };
}

/** One target of the Dockerfile makes the image of any Lambda. */
function imageCommand(lambda) {
  return `docker build --target lambda --build-arg LAMBDA=${lambda} --tag ${lambda} .`;
}

function command(text) {
  return { command: text, options: { cwd: '{projectRoot}' } };
}

function hasTests(folder) {
  return readdirSync(folder, { withFileTypes: true }).some((entry) =>
    entry.isDirectory()
      ? entry.name !== 'node_modules' && hasTests(join(folder, entry.name))
      : entry.name.endsWith('.test.ts'),
  );
}
