import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RuntimeClient } from './runtime-client.ts';

const MAIN = fileURLToPath(new URL('../python-client/main.py', import.meta.url));

interface Python {
  /** The interpreter itself, or that of a virtual environment. A launcher would choose one by its working folder. */
  readonly executable: string;
  readonly version: string;
}

/** Undefined where there is no such command, or it is not Python 3. */
async function findPython(command: string): Promise<Python | undefined> {
  const program = 'import sys; print(sys.executable); print("%d.%d.%d" % sys.version_info[:3])';
  return new Promise((resolve) => {
    execFile(command, ['-I', '-c', program], { timeout: 10_000 }, (error, stdout) => {
      const [executable, version] = stdout.split('\n');
      resolve(!error && executable && version?.startsWith('3.') ? { executable, version } : undefined);
    });
  });
}

/** Our own client for Python functions, on the machine's Python; undefined where there is none. */
export async function pythonRuntime(command: string): Promise<RuntimeClient | undefined> {
  const python = await findPython(command);
  if (!python) return undefined;
  return {
    name: 'python',
    program: `Python ${python.version} (${python.executable})`,
    version: python.version,
    // Python writes no compiled files beside the function's own, and every text is UTF-8 whatever locales the machine
    // has.
    command: () => [python.executable, '-B', '-u', '-X', 'utf8', MAIN],
  };
}
