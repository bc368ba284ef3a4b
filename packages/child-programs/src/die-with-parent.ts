import { existsSync } from 'node:fs';
import type { Command } from './child-program.ts';

const SETPRIV = '/usr/bin/setpriv';

/**
 * Has Linux kill the program when we end. A program in an endless loop would not notice that its IPC channel or a
 * connection has closed. On other systems, the user has to end such a program.
 */
export function dieWithParent(command: Command, setpriv = SETPRIV): Command {
  return existsSync(setpriv) ? [setpriv, '--pdeathsig', 'KILL', '--', ...command] : command;
}
