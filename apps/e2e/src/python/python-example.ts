import { execFile, spawnSync } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { startEmulatorProgram } from '../targets/emulator-program.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
/** A few pictures and passes: the test is whether it runs, not how well it learns. */
const SMALL = { TRAIN_PICTURES: '120', EPOCHS: '4' };

const HAS_MODULES = 'import importlib.util as u, sys; sys.exit(not all(map(u.find_spec, sys.argv[1:])))';

/** A Python that has these modules: a named one, the one that `make-environment.ts` has made, or the machine's. */
export function pythonWith(version: 'v2' | 'v3', modules: readonly string[]): string | undefined {
  const candidates = [
    process.env[`SCONES_PYTHON_${version.toUpperCase()}`],
    process.env['SCONES_PYTHON'],
    join(ROOT, '.cache', 'python', version, 'bin', 'python'),
    'python3',
  ];
  return candidates.find(
    (python) => python && spawnSync(python, ['-c', HAS_MODULES, ...modules]).status === 0,
  );
}

/**
 * Runs a Python program as a client of an emulator of its own, whose functions run in the same Python. Returns its
 * output.
 */
export async function onEmulator(python: string, command: readonly string[]): Promise<string> {
  const PATH = [dirname(python), process.env['PATH']].join(delimiter);
  await using resources = new AsyncDisposableStack();
  const emulator = await startEmulatorProgram([], { ...process.env, PATH });
  resources.defer(() => emulator.close());
  const environment = await clientEnvironment(emulator.url);
  const { stdout } = await promisify(execFile)(python, [...command], {
    env: { ...process.env, ...environment, ...SMALL, PATH },
    maxBuffer: 2 ** 26,
  });
  return stdout;
}

/** The environment of a shell that has evaluated the output of `npx nx env emulator`. */
async function clientEnvironment(url: string): Promise<Record<string, string>> {
  const program = join(ROOT, 'apps', 'emulator', 'src', 'env.ts');
  const { stdout: exports } = await promisify(execFile)(process.execPath, [program, '--shell', '--url', url]);
  const { stdout } = await promisify(execFile)('sh', ['-c', `${exports}\nexec env -0`], {
    env: { PATH: process.env['PATH'] },
  });
  const variables = stdout.split('\0').map((line): [string, string] => {
    const [name = '', ...value] = line.split('=');
    return [name, value.join('=')];
  });
  return Object.fromEntries(variables.filter(([name]) => /^(?:AWS_|PYTHONPATH)/.test(name)));
}
