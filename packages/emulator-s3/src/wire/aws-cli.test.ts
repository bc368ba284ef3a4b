import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type S3Fixture, startS3 } from '../testing/start-s3.ts';

function hasAwsCli(): boolean {
  try {
    execFileSync('aws', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!hasAwsCli())('aws s3', { tags: 'aws-cli', timeout: 60_000 }, () => {
  let s3: S3Fixture;
  let folder: string;
  const run = promisify(execFile);

  async function aws(...values: string[]): Promise<string> {
    const { stdout } = await run('aws', ['--endpoint-url', s3.server.url, ...values], {
      cwd: folder,
      env: {
        ...process.env,
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_PAGER: '',
      },
    });
    return stdout;
  }

  beforeAll(async () => {
    s3 = await startS3();
    folder = await mkdtemp(join(tmpdir(), 'aws-cli-'));
    await mkdir(join(folder, 'up/deep'), { recursive: true });
    await writeFile(join(folder, 'up/small é+.txt'), 'small');
    await writeFile(join(folder, 'up/deep/large.bin'), Buffer.alloc(9 * 2 ** 20, 'large '));
  });
  afterAll(async () => {
    await s3.close();
    await rm(folder, { recursive: true });
    expect(s3.faults).toEqual([]);
  });

  it('makes a bucket, syncs a folder up and down, lists, and removes it all', async () => {
    await aws('s3', 'mb', 's3://by-cli');
    await aws('s3', 'sync', 'up', 's3://by-cli/there');
    expect(await aws('s3', 'ls', '--recursive', 's3://by-cli')).toMatch(
      /9437184 there\/deep\/large\.bin\n.* 5 there\/small é\+\.txt\n$/,
    );
    await aws('s3', 'sync', 's3://by-cli/there', 'down');
    for (const name of ['small é+.txt', 'deep/large.bin']) {
      const [up, down] = await Promise.all(['up', 'down'].map((side) => readFile(join(folder, side, name))));
      expect(down?.equals(up ?? Buffer.alloc(0))).toBe(true);
    }
    expect(await aws('s3', 'cp', 's3://by-cli/there/small é+.txt', '-')).toBe('small');
    await aws('s3', 'rm', 's3://by-cli/there/deep/large.bin');
    expect(await aws('s3', 'rb', '--force', 's3://by-cli')).toContain('remove_bucket: by-cli');
  });

  it('presigns a URL that anybody can get', async () => {
    await s3.client.send(new CreateBucketCommand({ Bucket: 'signed' }));
    await s3.objects.put('signed', 'key', 'for you');
    const url = (await aws('s3', 'presign', 's3://signed/key')).trim();
    expect(await (await fetch(url)).text()).toBe('for you');
  });
});
