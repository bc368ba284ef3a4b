import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';

// Nx reads the whole workspace each time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const workspace = join(import.meta.dirname, '../..');

const commandSchema = z.object({ command: z.string().optional() });
const graphSchema = z.object({
  graph: z.object({
    nodes: z.record(
      z.string(),
      z.object({
        data: z.object({
          targets: z.record(
            z.string(),
            z.object({
              executor: z.string(),
              options: commandSchema.optional(),
              configurations: z.record(z.string(), commandSchema).optional(),
            }),
          ),
        }),
      }),
    ),
  }),
});

let folder: string;
/** The command of every target and configuration, by `project:target:configuration`. */
const commands = new Map<string, string | undefined>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exit-codes-'));
  const file = join(folder, 'graph.json');
  expect(await nx('graph', '--file', file)).toMatchObject({ code: 0 });
  const { graph } = graphSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  for (const [project, { data }] of Object.entries(graph.nodes))
    for (const [target, { executor, options, configurations = {} }] of Object.entries(data.targets)) {
      if (executor === 'nx:noop') continue;
      expect(executor, `${project}:${target}`).toBe('nx:run-commands');
      commands.set(`${project}:${target}`, options?.command);
      for (const [name, { command }] of Object.entries(configurations))
        if (command !== undefined) commands.set(`${project}:${target}:${name}`, command);
    }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs Nx in a process of its own, apart from the Nx that runs this test. */
async function nx(...values: string[]): Promise<{ code: number | null; said: string }> {
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'));
  const child = spawn(process.execPath, [join(workspace, 'node_modules/.bin/nx'), ...values], {
    cwd: workspace,
    env: { ...Object.fromEntries(environment), NX_DAEMON: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { code, said: stdout + stderr };
}

it('has one command for every target, whose exit code nothing hides from Nx', () => {
  expect([...commands.keys()]).toEqual(
    expect.arrayContaining([
      ...['@scones/emulator:serve', '@scones/emulator:dev', '@scones/infra:deploy:local'],
      ...['@scones/lambda-filter-results:invoke', '@scones/lambda-filter-results:image'],
    ]),
  );
  // `a && b` fails where either fails; `a; b`, `a | b`, `a || b` and `a &` may not.
  const hiding = [...commands].filter(([, command]) => /\|| & |&$|;/.test(command ?? ';'));
  expect(hiding).toEqual([]);
});

it.each([
  [['invoke', 'lambda-filter-results', '--', '--nosuch'], "unknown option '--nosuch'"],
  [['env', 'emulator', '--', '--nosuch'], "unknown option '--nosuch'"],
  [['leftovers', 'infra', '--configuration=local', '--', '--nosuch'], "unknown option '--nosuch'"],
])('fails where the command of nx %j fails', async (values, words) => {
  const { code, said } = await nx(...values);
  expect(said).toContain(words);
  expect(code).not.toBe(0);
});
