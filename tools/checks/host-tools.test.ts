import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const workspace = join(import.meta.dirname, '../..');

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'host-tools-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The output of the script with these environment variables. `PATH` has one folder only. */
const hostTools = (environment: Readonly<Record<string, string>> = {}): string[] =>
  execFileSync(process.execPath, [join(workspace, 'tools/setup/host-tools.mjs')], {
    encoding: 'utf8',
    env: { PATH: folder, ...environment },
  }).split('\n');

function putDocker(...lines: string[]): void {
  writeFileSync(join(folder, 'docker'), ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(join(folder, 'docker'), 0o755);
}

describe('the host tools of a test', () => {
  it('have no Docker engine where there is no Docker', () => {
    expect(hostTools()).toEqual(
      expect.arrayContaining(['docker: false', 'docker engine: none', 'docker compose: none']),
    );
  });

  it('have the engine that answers, by its version', () => {
    putDocker('case "$1" in version) echo 29.0.1;; compose) echo 2.40.3;; esac');
    expect(hostTools()).toEqual(
      expect.arrayContaining(['docker: true', 'docker engine: 29.0.1', 'docker compose: 2.40.3']),
    );
  });

  it('have no engine where one is installed and does not answer', () => {
    putDocker('echo "Cannot connect to the Docker daemon" >&2', 'exit 1');
    expect(hostTools()).toEqual(expect.arrayContaining(['docker: true', 'docker engine: none']));
  });

  it('have no engine where only its socket is left', async () => {
    const { PATH = '' } = process.env;
    const socket = join(folder, 'docker.sock');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    // A killed engine leaves its socket's file, and nobody behind it.
    await new Promise((resolve) => server.close(resolve));
    expect(hostTools({ PATH, DOCKER_HOST: `unix://${socket}` })).toContain('docker engine: none');
  });
});

interface Target {
  readonly inputs?: readonly unknown[];
}

describe('Nx', () => {
  const nx = JSON.parse(readFileSync(join(workspace, 'nx.json'), 'utf8')) as {
    namedInputs: Record<string, unknown>;
  };
  const testInputs = (project: string): readonly unknown[] => {
    const manifest = JSON.parse(readFileSync(join(workspace, project, 'package.json'), 'utf8')) as {
      nx: { targets: { test: Target } };
    };
    return manifest.nx.targets.test.inputs ?? [];
  };

  it('counts what containers are made of among the inputs of the facts in containers', () => {
    expect(nx.namedInputs['containers']).toEqual(
      ['Dockerfile', 'docker-compose.yml', '.dockerignore', '.npmrc'].map(
        (file) => `{workspaceRoot}/${file}`,
      ),
    );
    expect(testInputs('apps/e2e')).toEqual(
      expect.arrayContaining(['default', '^default', 'host-tools', 'containers']),
    );
  });

  it('does not count a test as passed that was skipped on a host with other tools', () => {
    for (const project of ['apps/e2e', 'tools']) expect(testInputs(project)).toContain('host-tools');
  });
});
