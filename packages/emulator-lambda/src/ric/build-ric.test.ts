import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { env } from 'node:process';
import { systemClock } from '@scones/deterministic';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildRic } from './build-ric.ts';
import { isRicBuilt, ricRuntime } from './ric-runtime.ts';

const PROGRAMS = ['cmake', 'make', 'g++', 'python3', 'tar', 'xz'];
let folder: string;
let path: string;
let destination: string;
let interruption: AbortController;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'build-ric-'));
  destination = join(folder, 'cache', '1.0.0');
  interruption = new AbortController();
  const programs = join(folder, 'programs');
  await mkdir(programs);
  // The package below is built without these programs, which this machine may lack.
  for (const program of PROGRAMS) await symlink('/bin/true', join(programs, program));
  path = `${env['PATH']}:${programs}`;
});
afterEach(() => rm(folder, { recursive: true }));

/** A package of the client's name and files, which is built by that script. */
async function packageBuiltBy(install: string): Promise<string> {
  const source = join(folder, 'source', 'package');
  await mkdir(source, { recursive: true });
  const manifest = { name: 'aws-lambda-ric', version: '1.0.0', scripts: { install } };
  await writeFile(join(source, 'package.json'), JSON.stringify(manifest));
  for (const file of ['index.mjs', 'LICENSE', 'NOTICE', 'THIRD-PARTY-LICENSES', 'source.tar.xz'])
    await writeFile(join(source, file), file);
  const archive = join(folder, 'aws-lambda-ric.tgz');
  execFileSync('tar', ['czf', archive, '-C', dirname(source), 'package']);
  const dependencies = { 'aws-lambda-ric': `file:${archive}` };
  const locked = { version: '1.0.0', resolved: `file:${archive}`, hasInstallScript: true };
  const lock = {
    lockfileVersion: 3,
    packages: { '': { dependencies }, 'node_modules/aws-lambda-ric': locked },
  };
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ dependencies, allowScripts: { 'aws-lambda-ric': true } }),
  );
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lock));
  return folder;
}

const build = (packageFolder: string): Promise<void> =>
  buildRic({
    packageFolder,
    destination,
    environment: { ...env, PATH: path },
    clock: systemClock,
    signal: interruption.signal,
  });

function isAtWork(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}

describe('the build of AWS’s runtime client', () => {
  it('leaves what a function needs, and nothing of the building', async () => {
    const packageFolder = await packageBuiltBy('cp index.mjs rapid-client.node');
    await build(packageFolder);
    expect(await readdir(dirname(destination))).toEqual(['1.0.0']);
    expect((await readdir(destination)).sort()).toEqual([
      'LICENSE',
      'NOTICE',
      'THIRD-PARTY-LICENSES',
      'index.mjs',
      'package.json',
      'rapid-client.node',
    ]);
    expect(isRicBuilt(destination)).toBe(true);
  });

  it('leaves nothing when it fails', async () => {
    const packageFolder = await packageBuiltBy('touch rapid-client.node && echo no compiler && exit 1');
    const building = build(packageFolder);
    await expect(building).rejects.toMatchObject({
      code: 'INSTALL_FAILED',
      message: expect.stringMatching(
        /no compiler[^]*npm ci ended with 1\. The build has left nothing\.$/,
      ) as string,
    });
    expect(await readdir(dirname(destination))).toEqual([]);
  });

  it('leaves nothing, and no program running, when it is interrupted', async () => {
    const pids = join(folder, 'pids');
    const packageFolder = await packageBuiltBy(`echo $$ > ${pids} && sleep 1000`);
    const building = build(packageFolder);
    await expect
      .poll(() => existsSync(pids) && readFileSync(pids, 'utf8'), { timeout: 20_000 })
      .toMatch(/\d\n/);
    interruption.abort();
    await expect(building).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(await readdir(dirname(destination))).toEqual([]);
    // A killed process stays listed until the system's first process has collected it.
    await expect.poll(() => isAtWork(Number(readFileSync(pids, 'utf8'))), { timeout: 20_000 }).toBe(false);
  });

  it('names the programs that it lacks, and what installs them', async () => {
    path = '/nowhere';
    const building = build(folder);
    await expect(building).rejects.toMatchObject({
      code: 'PROGRAMS_MISSING',
      message:
        "To compile AWS's Runtime Interface Client, this machine lacks cmake, make, g++, python3, tar, xz.",
      hint: 'On Debian and Ubuntu: apt-get install cmake make g++ python3 tar xz-utils.',
    });
  });
});

it('is refused where it is not built, with the command that builds it', () => {
  expect(() => ricRuntime(destination)).toThrow(
    expect.objectContaining({
      code: 'RIC_NOT_BUILT',
      hint: 'Build it by npx nx build-ric emulator-lambda.',
    }),
  );
});
