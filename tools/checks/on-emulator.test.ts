import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const workspace = join(import.meta.dirname, '../..');

let folder: string;
let program: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'on-emulator-'));
  program = join(folder, 'program.mjs');
  writeFileSync(
    program,
    'console.log(JSON.stringify({ values: process.argv.slice(2), environment: process.env }));',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function onEmulator(environment: Readonly<Record<string, string>>, ...values: string[]) {
  const launcher = join(workspace, 'tools/setup/on-emulator.mjs');
  const text = execFileSync(process.execPath, [launcher, program, ...values], {
    encoding: 'utf8',
    env: environment,
  });
  return JSON.parse(text) as { values: string[]; environment: Record<string, string> };
}

describe('a program on the emulator', () => {
  it('is pointed at this machine’s loopback, with a region and credentials', () => {
    expect(onEmulator({}, 'deploy', '--yes')).toEqual({
      values: ['deploy', '--yes'],
      environment: expect.objectContaining({
        AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
        AWS_REGION: 'us-east-1',
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'emulator',
        AWS_SECRET_ACCESS_KEY: 'emulator',
      }) as object,
    });
  });

  it('is pointed at the port on which compose publishes the emulator', () => {
    const { environment } = onEmulator({ EMULATOR_PORT: '14566' });
    expect(environment['AWS_ENDPOINT_URL']).toBe('http://127.0.0.1:14566');
  });

  it('sees nothing of a real account', () => {
    const { environment } = onEmulator({
      AWS_PROFILE: 'real',
      AWS_SESSION_TOKEN: 'real',
      AWS_ACCESS_KEY_ID: 'real',
      AWS_ENDPOINT_URL: 'https://example.com',
      AWS_REGION: 'eu-west-1',
    });
    expect(environment).not.toHaveProperty('AWS_PROFILE');
    expect(environment).not.toHaveProperty('AWS_SESSION_TOKEN');
    expect(environment).toMatchObject({ AWS_ACCESS_KEY_ID: 'emulator', AWS_REGION: 'us-east-1' });
  });
});

it.each(['package.json', 'apps/infra/package.json'])(
  'runs every `--configuration=local` of %s so',
  (file) => {
    const { nx } = JSON.parse(readFileSync(join(workspace, file), 'utf8')) as {
      nx: { targets: Record<string, { configurations?: { local?: { command?: string; env?: object } } }> };
    };
    const local = Object.values(nx.targets).flatMap(({ configurations }) => configurations?.local ?? []);
    expect(local.length).toBeGreaterThan(0);
    for (const { command, env } of local) {
      expect(command).toMatch(/^node (\.\.\/\.\.\/)?tools\/setup\/on-emulator\.mjs \S+\/main\.ts( |$)/);
      expect(env).toBeUndefined();
    }
  },
);
