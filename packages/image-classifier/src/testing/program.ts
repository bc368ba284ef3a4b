import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface Program {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves when the output so far matches. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
}

/** For tests: the program as a child process with an IPC channel. */
export function startProgram(arguments_: readonly string[], environment: NodeJS.ProcessEnv = {}): Program {
  const child = spawn(process.execPath, [MAIN, ...arguments_], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, ...environment },
  });
  let [output, errors] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  // After `disconnect` Node sends no 'close', so the streams' ends are awaited one by one.
  const streams = [child.stdout, child.stderr].map((stream) =>
    once(stream as NonNullable<typeof stream>, 'end'),
  );
  const ended = Promise.all([once(child, 'exit'), ...streams]).then(([[code]]) => ({
    code: code as number | null,
    output,
    errors,
  }));
  const printed = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(output);
      if (match) return match;
      const happened = await Promise.race([
        once(child.stdout as NonNullable<typeof child.stdout>, 'data'),
        ended,
      ]);
      if (!Array.isArray(happened)) throw new Error(`Ended before it printed ${pattern}: ${output}${errors}`);
    }
  };
  return { child, ended, printed };
}
