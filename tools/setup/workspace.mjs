/** What `npm start` and `npm test` share: plain JavaScript, since it runs before anything is installed, on Node 20.19. */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const workspaceFolder = join(import.meta.dirname, '../..');

const inWorkspace = (...path) => join(workspaceFolder, ...path);

/** Installs when `node_modules` is missing or older than the lockfile, and says so. */
export async function install() {
  const installed = modifiedAt(inWorkspace('node_modules/.package-lock.json'));
  if (installed >= modifiedAt(inWorkspace('package-lock.json'))) return;
  console.error(
    installed === 0
      ? 'Installing the packages of package-lock.json (about a minute, once) …'
      : 'package-lock.json is newer than node_modules: installing again …',
  );
  const code = await run(npm(), ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0)
    fail(`npm ci ended with ${code}. What it printed above says why; then run the command again.`);
}

/** The Node 24 that the lockfile pins; where the registry has none for the platform, the one that is running. */
export function node24() {
  const pinned = inWorkspace('node_modules/.bin/node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(
    `This is Node ${process.version}, and the lockfile has a Node 24 for Linux on x64 only. ` +
      'Install Node 24 (https://nodejs.org) and run the command again.',
  );
}

/** Runs a program to its end and gives its exit code; Ctrl-C reaches it directly and is its to answer. */
export function run([file, ...first], values, environment = {}) {
  const child = spawn(file, [...first, ...values], {
    cwd: workspaceFolder,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${inWorkspace('node_modules/.bin')}:${process.env.PATH}`, ...environment },
  });
  const forward = (signal) => void child.kill(signal);
  const stay = () => undefined;
  process.on('SIGINT', stay).on('SIGTERM', forward);
  return new Promise((resolve) => {
    child.once('error', (error) => fail(`${file} could not be started: ${error.message}`));
    child.once('close', (code, signal) => {
      process.off('SIGINT', stay).off('SIGTERM', forward);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** The npm that runs this script, else the one on the path. */
function npm() {
  return process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
}

function modifiedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
