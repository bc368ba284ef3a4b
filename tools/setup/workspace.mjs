/**
 * The code that `npm start` and `npm test` share. It is plain JavaScript, since it runs on Node 20.19 before anything
 * is installed.
 */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { chooseNode, currentPlatform } from './node-24.mjs';

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

/** The Node 24 that the lockfile pins for this platform, else the one that is running. */
export function node24() {
  const running = { version: process.versions.node, program: process.execPath };
  const choice = chooseNode({ platform: currentPlatform(), running, modules: inWorkspace('node_modules') });
  return 'problem' in choice ? fail(choice.problem) : choice.program;
}

/** Runs a program to its end and returns its exit code. Ctrl-C reaches the program directly. */
export function run([file, ...first], values, environment = {}) {
  const child = spawn(file, [...first, ...values], {
    cwd: workspaceFolder,
    stdio: 'inherit',
    env: {
      ...process.env,
      PATH: [inWorkspace('node_modules/.bin'), process.env.PATH].join(delimiter),
      // Programs are started many times: each reads what the first has compiled.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? inWorkspace('node_modules/.cache/node'),
      ...environment,
    },
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

/** Builds the console while other programs run, from Nx's cache where nothing has changed. */
export function buildConsole() {
  return runMeanwhile('The console could not be built', [
    inWorkspace('node_modules/nx/dist/bin/nx.js'),
    'build',
    '@scones/console',
  ]);
}

/** Makes the emulator one file for its next start, unless nothing has changed. */
export function bundleEmulator() {
  return runMeanwhile('The emulator could not be bundled', [inWorkspace('tools/bundle-emulator/main.ts')]);
}

/** Runs a program of Node beside others. Its output is shown if it fails. */
function runMeanwhile(failure, values) {
  const child = spawn(node24(), values, { cwd: workspaceFolder, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(text));
  let isWanted = true;
  const tell = (why) => {
    if (isWanted) console.error(`${failure}: ${why}`);
  };
  child.once('error', (error) => tell(error.message));
  child.once('close', (code) => code !== 0 && tell(said.join('')));
  return {
    end() {
      isWanted = false;
      child.kill();
    },
  };
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

/**
 * The npm that runs this script, else the one on the path. On Windows that one is no program, but there is one beside
 * Node.
 */
function npm() {
  if (process.env.npm_execpath) return [process.execPath, process.env.npm_execpath];
  if (process.platform !== 'win32') return ['npm'];
  return [process.execPath, join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js')];
}

function modifiedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
