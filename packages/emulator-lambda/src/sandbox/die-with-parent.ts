import { existsSync } from 'node:fs';

type Command = readonly [file: string, ...values: string[]];

const SETPRIV = '/usr/bin/setpriv';

/**
 * Has Linux kill the process when the emulator ends, whatever it is doing: a runtime sees by its connection that it
 * is alone, but not while the function runs in an endless loop. Elsewhere such a function is its user's to end.
 */
export function dieWithParent(command: Command): Command {
  return existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', 'KILL', '--', ...command] : command;
}
