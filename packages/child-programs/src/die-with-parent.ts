import { existsSync } from 'node:fs';
import type { Command } from './child-program.ts';

const SETPRIV = '/usr/bin/setpriv';

/**
 * Has Linux kill the program when we end, even in an endless loop, in which it sees neither its IPC channel nor a
 * connection close. Elsewhere such a program is its user's to end.
 */
export function dieWithParent(command: Command, setpriv = SETPRIV): Command {
  return existsSync(setpriv) ? [setpriv, '--pdeathsig', 'KILL', '--', ...command] : command;
}
