/**
 * Prints which of the tools that some tests need are installed here. A cached test result holds only on a host with the
 * same tools.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const workspace = join(import.meta.dirname, '../..');
const data = ['cifar-100/cifar-100-binary.tar.gz', 'conformance/cases'];
const programs = ['aws', 'cfn-lint', 'checkov', 'chromium', 'docker', 'python3'];

const isOnPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));

/** A program's own answer. A program that fails, as Docker does without its engine, counts as absent. */
const outputOf = (program, ...values) => {
  const { status, stdout } = spawnSync(program, values, { encoding: 'utf8', timeout: 10_000 });
  return status === 0 ? stdout.trim() : 'none';
};

const built = join(workspace, '.cache/lambda-ric');
const runtimeClients = existsSync(built) ? readdirSync(built).filter((name) => /^\d/.test(name)) : [];

console.log(`aws-lambda-ric: ${runtimeClients.join()}`);
for (const path of data) console.log(`${path}: ${existsSync(join(workspace, '../shared', path))}`);
for (const program of programs) console.log(`${program}: ${isOnPath(program)}`);
const python = process.env.SCONES_PYTHON ?? 'python3';
console.log(`boto3 of ${python}: ${outputOf(python, '-c', 'import boto3; print(boto3.__version__)')}`);
console.log(`docker engine: ${outputOf('docker', 'version', '--format', '{{.Server.Version}}')}`);
console.log(`docker compose: ${outputOf('docker', 'compose', 'version', '--short')}`);
console.log(`stack of the end-to-end tests: ${process.env.SCONES_E2E_STACK}`);
