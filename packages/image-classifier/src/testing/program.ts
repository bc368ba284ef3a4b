import { fileURLToPath } from 'node:url';
import { type ChildProgram, PrintedText, startProgram as start } from '@scones/child-programs';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

export interface Program {
  readonly child: ChildProgram;
  readonly ended: Promise<Ended>;
  /** Resolves when the output so far matches. */
  printed(pattern: RegExp): Promise<RegExpExecArray>;
}

/** For tests: the program as a child process with an IPC channel. */
export function startProgram(arguments_: readonly string[], environment: NodeJS.ProcessEnv = {}): Program {
  const child = start({
    command: [process.execPath, MAIN, ...arguments_],
    environment: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const [output, errors] = [new PrintedText(child, 'stdout'), new PrintedText(child, 'stderr')];
  const ended = child.ended.then(({ exitCode }) => ({
    code: exitCode,
    output: output.text,
    errors: errors.text,
  }));
  return { child, ended, printed: (pattern) => output.matching(pattern) };
}
