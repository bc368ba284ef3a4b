import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseNode, currentPlatform, NODE_PACKAGES } from '../setup/node-24.mjs';

const workspace = join(import.meta.dirname, '../..');

interface Manifest {
  readonly version?: string;
  readonly os?: string;
  readonly cpu?: string;
  readonly bin?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(workspace, file), 'utf8'));

describe('the table of Node 24 by platform', () => {
  const { optionalDependencies = {} } = read('package.json') as Manifest;
  const { packages } = read('package-lock.json') as { packages: Record<string, Manifest> };

  it('has the packages that the workspace pins, and no other', () => {
    const names = Object.values(NODE_PACKAGES).map(({ name }) => name);
    expect(names.sort()).toEqual(Object.keys(optionalDependencies).sort());
  });

  it.each(Object.entries(NODE_PACKAGES))('tells npm when to install that of %s', (platform, pinned) => {
    const locked = packages[`node_modules/${pinned.name}`];
    expect(locked?.version).toMatch(/^24\./);
    expect(locked?.version).toBe(optionalDependencies[pinned.name]);
    expect(`${locked?.os}-${locked?.cpu}`).toBe(platform);
    expect(locked?.bin).toEqual({ node: pinned.program });
  });
});

describe('set-up', () => {
  const packages = {
    'plan9-mips': { name: 'node-plan9', program: 'bin/node' },
    'beos-ppc': { name: 'node-beos', program: 'programs/node.exe' },
  };
  const old = { version: '20.19.0', program: '/old/node' };
  const recent = { version: '26.1.0', program: '/recent/node' };

  let modules: string;
  beforeEach(() => void (modules = mkdtempSync(join(tmpdir(), 'node-24-'))));
  afterEach(() => rmSync(modules, { recursive: true, force: true }));

  const choose = (platform: string, running: typeof old) =>
    chooseNode({ platform, running, modules, packages });

  function install(path: string): string {
    const program = join(modules, path);
    mkdirSync(dirname(program), { recursive: true });
    writeFileSync(program, '');
    return program;
  }

  it.each([
    ['plan9-mips', 'node-plan9/bin/node'],
    ['beos-ppc', 'node-beos/programs/node.exe'],
  ])('runs on the Node that is installed for %s, whichever started it', (platform, path) => {
    const program = install(path);
    expect(choose(platform, old)).toEqual({ program });
    expect(choose(platform, recent)).toEqual({ program });
  });

  it('never runs on the Node of another platform', () => {
    install('node-plan9/bin/node');
    expect(choose('beos-ppc', recent)).toEqual({ program: '/recent/node' });
  });

  it.each(['plan9-mips', 'multics-pdp10'])(
    'runs on the Node that started it on %s without one',
    (platform) => {
      expect(choose(platform, recent)).toEqual({ program: '/recent/node' });
      expect(choose(platform, { ...recent, version: '24.0.0' })).toEqual({ program: '/recent/node' });
    },
  );

  it('names the package that npm left out', () => {
    expect(choose('plan9-mips', old)).toEqual({
      problem:
        'This is Node 20.19.0. node-plan9 is not installed, perhaps because npm leaves out optional packages. ' +
        'Run "npm ci --include=optional", or: Install Node 24 (https://nodejs.org) and run the command again.',
    });
  });

  it('says on which platforms a Node comes along', () => {
    expect(choose('multics-pdp10', old)).toEqual({
      problem:
        'This is Node 20.19.0. The lockfile has a Node 24 for plan9-mips, beos-ppc, and none for multics-pdp10. ' +
        'Install Node 24 (https://nodejs.org) and run the command again.',
    });
  });

  it('knows the platform that it runs on', () => {
    const { platform, arch } = process;
    expect(currentPlatform().startsWith(`${platform}-${arch}`)).toBe(true);
  });
});
