import { execPath, versions } from 'node:process';
import { fileURLToPath } from 'node:url';

/** A program that speaks the Lambda Runtime API. */
export interface RuntimeClient {
  readonly name: string;
  /** The program that runs the functions, as their logs name it. Its version begins like a runtime's. */
  readonly program: string;
  readonly version: string;
  /** Starts it with Node's options for the memory limit. */
  readonly command: (nodeOptions: readonly string[]) => readonly [file: string, ...values: string[]];
  /** The variables that it needs besides those that AWS gives every function. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The Node that the emulator itself runs on. */
export const THIS_NODE = { program: `Node.js ${versions.node}`, version: versions.node };

const MAIN = fileURLToPath(new URL('../runtime-client/main.ts', import.meta.url));

/** Our own client. A function does not notice that its code is compiled only once. */
export function ownRuntime(compileCache: string): RuntimeClient {
  return {
    name: 'own',
    ...THIS_NODE,
    command: (nodeOptions) => [execPath, ...nodeOptions, MAIN],
    environment: { NODE_COMPILE_CACHE: compileCache },
  };
}
