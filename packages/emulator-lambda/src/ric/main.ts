/** `npx nx build-ric emulator-lambda`: compiles AWS's runtime client into the workspace's cache. */
import { env, stderr } from 'node:process';
import { systemClock } from '@scones/deterministic';
import { buildRic, RicBuildFailed } from './build-ric.ts';
import { isRicBuilt, RIC_FOLDER, RIC_PACKAGE, RIC_VERSION } from './ric-runtime.ts';

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());
try {
  if (isRicBuilt()) {
    stderr.write(`aws-lambda-ric ${RIC_VERSION} is in ${RIC_FOLDER} already.\n`);
  } else {
    stderr.write(`Building aws-lambda-ric ${RIC_VERSION}: some minutes, once …\n`);
    await buildRic({
      packageFolder: RIC_PACKAGE,
      destination: RIC_FOLDER,
      environment: env,
      clock: systemClock,
      signal: interruption.signal,
    });
    stderr.write(`It is in ${RIC_FOLDER}. The emulator uses it with --lambda-runtime ric.\n`);
  }
} catch (error) {
  if (!(error instanceof RicBuildFailed)) throw error;
  stderr.write(`${error.message}\n${error.hint}\n`);
  process.exitCode = 1;
}
