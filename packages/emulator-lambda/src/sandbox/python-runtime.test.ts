import { describe, expect, it } from 'vitest';
import { startLambda } from '../testing/running-lambda.ts';
import { describePythonRuntime } from '../testing/runtime-facts.ts';
import { RUNTIME_NAMES } from '../functions/runtimes.ts';
import { pythonRuntime } from './python-runtime.ts';

const python = await pythonRuntime('python3');
const [, minor] = /^(3\.\d+)\./.exec(python?.version ?? '') ?? [];
const own = RUNTIME_NAMES.find((name) => name === `python${minor}`);
const other = own === 'python3.14' ? 'python3.9' : 'python3.14';
const HANDLER = 'def handler(event, context):\n    return "ran"\n';

if (!python) it.skip('functions in Python', { tags: 'python' }, () => undefined);
else {
  if (own) describePythonRuntime(`our own client on ${python.program}`, own);
  else it.skip(`the facts of a runtime on ${python.program}`, { tags: 'python-of-lambda' }, () => undefined);

  it('runs a version that the machine lacks by the one that it has, and says so', async () => {
    const lambda = await startLambda();
    await lambda.create('other', HANDLER, { Runtime: other, file: 'index.py' });
    expect((await lambda.invoke('other')).payload).toBe('ran');
    expect(lambda.logLines.slice(0, 2)).toEqual([
      `INIT_START Runtime Version: ${other.replace('python', 'python:')}`,
      `The emulator runs ${other} by ${python.program}, the version that this machine has.`,
    ]);
    await lambda.close();
  });
}

describe('without Python', () => {
  it('refuses a function in it when it is made, and says what is missing', async () => {
    const lambda = await startLambda({ python: 'no-such-python' });
    await expect(
      lambda.create('lost', HANDLER, { Runtime: 'python3.12', file: 'index.py' }),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message:
        'The emulator does not support the runtime python3.12 on this machine: there is no no-such-python to run it. ' +
        'Install Python 3 and try again.',
    });
    await lambda.close();
  });
});
