import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLambda } from '../testing/running-lambda.ts';
import { permitsPrivateTmp, withPrivateTmp } from './private-tmp.ts';

const run = promisify(execFile);
let machines: string;
let folder: string;

beforeEach(async () => {
  machines = await mkdtemp('/tmp/private-tmp-');
  folder = join(machines, 'sandbox');
  await mkdir(folder);
});
afterEach(() => rm(machines, { recursive: true }));

const isPermitted = await permitsPrivateTmp(tmpdir());

describe.runIf(isPermitted)('a command with a private /tmp', { tags: 'private-tmp' }, () => {
  const outputOf = async (command: readonly [string, ...string[]], reachable: string[] = []) => {
    const [file, ...values] = await withPrivateTmp({ folder, command, reachable });
    return (await run(file, values)).stdout;
  };

  it('sees the folder there', async () => {
    await writeFile(join(folder, 'mark'), 'seen');
    expect(await outputOf(['/bin/cat', '/tmp/mark'])).toBe('seen');
  });

  it('writes into the folder, and the machine has nothing of it in its own', async () => {
    await outputOf(['/bin/touch', '/tmp/mark']);
    expect(await readdir(folder)).toContain('mark');
    expect(await readdir('/tmp')).not.toContain('mark');
  });

  it('reaches the folders that it needs in the machine’s /tmp, through links too', async () => {
    await mkdir(join(machines, 'code'));
    await writeFile(join(machines, 'code', 'index.mjs'), 'code');
    const links = await mkdtemp('/var/tmp/private-tmp-');
    await symlink(join(machines, 'code'), join(links, 'code'));
    const path = join(links, 'code', 'index.mjs');
    expect(await outputOf(['/bin/cat', path], [join(links, 'code')])).toBe('code');
    await rm(links, { recursive: true });
  });

  it('does not delete what it could reach when the folder is deleted', async () => {
    await writeFile(join(machines, 'kept'), 'kept');
    await outputOf(['/bin/true'], [join(machines, 'kept')]);
    expect(await readdir(join(folder, basename(machines)))).toEqual([]);
    await rm(folder, { recursive: true });
    expect(await readFile(join(machines, 'kept'), 'utf8')).toBe('kept');
  });

  it('replaces the process that was started', async () => {
    const [file, ...values] = await withPrivateTmp({
      folder,
      command: ['/bin/sh', '-c', 'echo $$'],
      reachable: [],
    });
    const running = run(file, values);
    expect(Number((await running).stdout)).toBe(running.child.pid);
  });

  it('has the rights of its user and no more', async () => {
    const status = await outputOf(['/bin/cat', '/proc/self/status']);
    const own = await readFile('/proc/self/status', 'utf8');
    const rights = (text: string) => text.match(/^(Uid|Gid|CapEff):.*$/gm);
    expect(rights(status)).toEqual(rights(own));
  });
});

it('is not permitted where a folder can’t be mounted', async () => {
  expect(await permitsPrivateTmp(join(folder, 'missing'))).toBe(false);
});

it('is replaced by a folder that TMPDIR names where it is not permitted', async () => {
  const lambda = await startLambda({ privateTmp: false });
  await lambda.create(
    'named',
    `import { tmpdir } from 'node:os'; export const handler = async () => [tmpdir(), process.env.TMPDIR];`,
  );
  const [found, named] = (await lambda.invoke('named')).payload as string[];
  expect(found).toBe(named);
  expect(found).toContain(join(lambda.folder, 'sandboxes', 'sandbox-'));
  await lambda.close();
});
