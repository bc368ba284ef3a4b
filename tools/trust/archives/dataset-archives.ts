import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { HostileArchive } from './hostile-archives.ts';
import type { Fault } from './emulator-archives.ts';

const MAIN = join(import.meta.dirname, '../../../apps/training-pipeline/src/main.ts');
const PEAK = pathToFileURL(join(import.meta.dirname, 'note-peak.ts')).href;

/** Gives an archive to `stage --dataset`. It must say in a line what is wrong; `megabytes` is the most memory it had. */
export async function stageArchive(
  { bytes }: HostileArchive,
  ending: 'zip' | 'tar.gz',
  { folder, url }: { folder: string; url: string },
): Promise<{ fault: Fault; megabytes: number }> {
  const file = join(folder, `hostile.${ending}`);
  const peak = join(folder, 'peak');
  await writeFile(file, bytes);
  const child = spawn(
    process.execPath,
    ['--import', PEAK, MAIN, 'stage', '--dataset', file, '--bucket', 'hostile', '--classes', 'all'],
    {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        PEAK_FILE: peak,
        AWS_ENDPOINT_URL: url,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const [said, [code]] = await Promise.all([
    text(child.stderr as NodeJS.ReadableStream),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  const megabytes = Number(await readFile(peak, 'utf8')) / 1024;
  const isClear = code === 1 && said.trim() !== '' && !/^\s+at /m.test(said);
  return { fault: isClear ? undefined : `exit code ${code}: ${said.slice(0, 300)}`, megabytes };
}
