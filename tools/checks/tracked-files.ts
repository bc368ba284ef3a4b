import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const workspace = join(import.meta.dirname, '../..');

/** Everything that Git has or would add, by its path in the workspace. */
export const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: workspace,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && exists(file));

/** The folders of apps and packages. */
export const projects = files
  .filter((file) => /^(apps|packages)\/[^/]+\/package\.json$/.test(file))
  .map((file) => file.slice(0, file.lastIndexOf('/')));

export function exists(file: string): boolean {
  return existsSync(join(workspace, file));
}

export function read(file: string): string {
  return readFileSync(join(workspace, file), 'utf8');
}
