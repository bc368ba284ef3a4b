import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startProgram } from './child-program.ts';
import { dieWithParent } from './die-with-parent.ts';
import { PrintedText } from './printed-text.ts';

const COMMAND = ['sleep', '1'] as const;

describe('a program that is to die with us', () => {
  it('is started by setpriv where the system has it', () => {
    const setpriv = process.execPath;
    expect(dieWithParent(COMMAND, setpriv)).toEqual([setpriv, '--pdeathsig', 'KILL', '--', ...COMMAND]);
  });

  it('is started as it is where the system has no setpriv', () => {
    expect(dieWithParent(COMMAND, '/no/such/setpriv')).toEqual(COMMAND);
  });

  it.runIf(existsSync('/usr/bin/setpriv'))(
    'dies in the middle of an endless loop when we are killed',
    { tags: ['setpriv'] },
    async () => {
      const module = fileURLToPath(new URL('die-with-parent.ts', import.meta.url));
      const parent = startProgram({
        command: [process.execPath, '--input-type=module', '--eval', PARENT, module, process.execPath],
        environment: {},
      });
      const [, pid] = await new PrintedText(parent, 'stdout').matching(/loops in (\d+)\n/);
      parent.signal('SIGKILL');
      // Its output is closed only when the program, which inherited it, has ended too.
      expect(await parent.ended).toEqual({ exitCode: null, signal: 'SIGKILL' });
      expect(existsSync(`/proc/${pid}/exe`)).toBe(false);
    },
  );
});

const PARENT = `
  import { spawn } from 'node:child_process';
  const [module, node] = process.argv.slice(1);
  const { dieWithParent } = await import(module);
  const loop = 'console.log("loops in " + process.pid); for (;;);';
  const [file, ...values] = dieWithParent([node, '--eval', loop]);
  spawn(file, values, { stdio: 'inherit' });`;
