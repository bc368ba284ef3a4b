import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pythonOf, SDK_VERSIONS, type SdkVersion } from './python-environment.ts';

/** `npx node tools/python/make-environment.ts [v2] [v3]`: virtual environments with SageMaker's Python SDK. */
function main(asked: readonly string[]): void {
  const unknown = asked.filter((name) => !SDK_VERSIONS.includes(name as SdkVersion));
  if (unknown.length > 0)
    throw new Error(`There is no ${unknown.join(', ')}; there are ${SDK_VERSIONS.join(' and ')}.`);
  for (const version of asked.length > 0 ? (asked as SdkVersion[]) : SDK_VERSIONS) make(version);
}

function make(version: SdkVersion): void {
  const python = pythonOf(version);
  if (!existsSync(python)) run('python3', ['-m', 'venv', join(python, '..', '..')]);
  const requirements = join(import.meta.dirname, `requirements-${version}.txt`);
  run(python, ['-m', 'pip', 'install', '--disable-pip-version-check', '--requirement', requirements]);
  process.stdout.write(`${python} has SageMaker's Python SDK ${version}.\n`);
}

function run(command: string, values: readonly string[]): void {
  const { error, status } = spawnSync(command, values, { stdio: 'inherit' });
  if (error)
    throw new Error(`${command} could not be started. Install Python 3.11 or later with venv.`, {
      cause: error,
    });
  if (status !== 0) throw new Error(`${command} ${values.join(' ')} failed.`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
