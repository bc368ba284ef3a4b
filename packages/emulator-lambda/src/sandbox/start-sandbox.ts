import { linesOfFunction } from '../invocation/lines-of-function.ts';
import { Sandbox } from './sandbox.ts';
import type { SandboxStart } from './sandbox-start.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html#runtimes-lifecycle-ib */
const INIT_LIMIT_MILLISECONDS = 10_000;

/**
 * As on AWS, a function that isn't loaded within ten seconds is loaded again, within the first invocation's own time.
 */
export async function startSandbox(
  options: Omit<SandboxStart, 'phase' | 'initLimitMilliseconds'>,
): Promise<Sandbox> {
  const lines = linesOfFunction(options.record, options.host.clock);
  options.log.write(...lines.starting(options.client, options.log));
  const sandbox = await Sandbox.start({
    ...options,
    phase: 'init',
    initLimitMilliseconds: INIT_LIMIT_MILLISECONDS,
  });
  const initialisation = await sandbox.initialised;
  if (initialisation.kind !== 'timeout') return sandbox;
  options.log.write(...lines.initialised(initialisation, 'init'));
  await sandbox.stop();
  const initLimitMilliseconds = options.record.timeoutSeconds * 1000;
  return Sandbox.start({ ...options, phase: 'invoke', initLimitMilliseconds });
}
