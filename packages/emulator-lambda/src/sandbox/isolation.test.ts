import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemClock } from '@scones/deterministic';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLambda } from '../testing/running-lambda.ts';
import { permitsIsolation, isolated } from './isolation.ts';

const run = promisify(execFile);
let machines: string;
let folder: string;

beforeEach(async () => {
  machines = await mkdtemp('/tmp/isolation-');
  folder = join(machines, 'sandbox');
  await mkdir(folder);
});
afterEach(() => rm(machines, { recursive: true }));

const isPermitted = await permitsIsolation(tmpdir());

describe.runIf(isPermitted)('an isolated command', { tags: 'private-tmp' }, () => {
  const start = async (command: readonly [string, ...string[]], reachable: string[] = []) => {
    const [file, ...values] = await isolated({ folder, megabytes: 4, command, reachable });
    return run(file, values);
  };
  const shell = (script: string) => start(['/bin/sh', '-c', script]);

  it('has a /tmp of its own, of which the machine sees nothing, neither there nor in the folder', async () => {
    expect((await shell('touch /tmp/mark; ls /tmp')).stdout).toBe('mark\n');
    expect(await readdir(folder)).toEqual([]);
    expect(await readdir('/tmp')).not.toContain('mark');
  });

  it('finds its /tmp full where that is', async () => {
    const filling = shell('head -c 6000000 /dev/zero > /tmp/large');
    await expect(filling).rejects.toMatchObject({
      stderr: expect.stringContaining('No space left on device'),
    });
  });

  it('reaches the folders that it needs in the machine’s /tmp, through links too', async () => {
    await mkdir(join(machines, 'code'));
    await writeFile(join(machines, 'code', 'index.mjs'), 'code');
    const links = await mkdtemp('/var/tmp/isolation-');
    await symlink(join(machines, 'code'), join(links, 'code'));
    const path = join(links, 'code', 'index.mjs');
    expect((await start(['/bin/cat', path], [join(links, 'code')])).stdout).toBe('code');
    await rm(links, { recursive: true });
  });

  it('sees no process of the machine, so that it can read no environment and signal none', async () => {
    const { stdout } = await shell(
      'ls /proc | grep -c "^[0-9]*$"; kill -0 "$1" 2>/dev/null || echo none'.replace('$1', `${process.pid}`),
    );
    const [seen, signalled] = stdout.trim().split('\n');
    // The two shells, and what counts them.
    expect(Number(seen)).toBeLessThanOrEqual(5);
    expect(signalled).toBe('none');
  });

  it('takes with it whatever it has started, also what has left its group', async () => {
    const mark = join(machines, 'mark');
    const writes = `setsid /bin/sh -c 'while :; do date > ${mark}; sleep 0.02; done' & sleep 0.2`;
    await start(['/bin/sh', '-c', `${writes}; echo started > ${mark}`], [machines]);
    await rm(mark);
    // The other would have written it again by now.
    await systemClock.sleep(200);
    expect(await readdir(machines)).not.toContain('mark');
  });

  it('takes with it whatever it has started when it is killed', async () => {
    const mark = join(machines, 'mark');
    const script = `setsid /bin/sh -c 'while :; do date > ${mark}; sleep 0.02; done' & sleep 100`;
    const [file, ...values] = await isolated({
      folder,
      megabytes: 4,
      command: ['/bin/sh', '-c', script],
      reachable: [machines],
    });
    const child = spawn(file, values, { stdio: 'ignore' });
    await expect.poll(() => existsSync(mark), { timeout: 20_000 }).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await expect
      .poll(async () => {
        await rm(mark, { force: true });
        await systemClock.sleep(100);
        return existsSync(mark);
      })
      .toBe(false);
  });

  it.each([
    ['exit 3', 3],
    ['kill -9 $$', 137],
    ['kill -ABRT $$', 134],
  ])('answers for the end of the command as a shell does, and adds no word: %s', async (script, code) => {
    await expect(shell(script)).rejects.toMatchObject({ code, stderr: '' });
  });

  it('has the rights of its user and no more', async () => {
    const status = (await start(['/bin/cat', '/proc/self/status'])).stdout;
    const own = await readFile('/proc/self/status', 'utf8');
    const rights = (text: string) => text.match(/^(Uid|Gid|CapEff):.*$/gm);
    expect(rights(status)).toEqual(rights(own));
  });
});

it('is not permitted where a folder can’t be mounted', async () => {
  expect(await permitsIsolation(join(folder, 'missing'))).toBe(false);
});

it('is replaced by a folder that TMPDIR names where it is not permitted', async () => {
  const lambda = await startLambda({ isolation: false });
  await lambda.create(
    'named',
    `import { tmpdir } from 'node:os'; export const handler = async () => [tmpdir(), process.env.TMPDIR];`,
  );
  const [found, named] = (await lambda.invoke('named')).payload as string[];
  expect(found).toBe(named);
  expect(found).toContain(join(lambda.folder, 'sandboxes', 'sandbox-'));
  await lambda.close();
});
