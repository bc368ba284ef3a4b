import { defineProgram } from '@scones/command-line';
import { z } from 'zod';
import type { RicBuild } from './build-ric.ts';
import { isRicBuilt, RIC_FOLDER, RIC_PACKAGE, RIC_VERSION } from './ric-runtime.ts';

type BuildSettings = Pick<RicBuild, 'environment' | 'clock'> & {
  readonly build: (build: RicBuild) => Promise<void>;
  readonly isBuilt?: () => boolean;
};

/** `npx nx build-ric emulator-lambda`: compiles AWS's runtime client into the workspace's cache. */
export function buildProgram({ build, environment, clock, isBuilt = isRicBuilt }: BuildSettings) {
  return defineProgram({
    summary: "Compiles AWS's Runtime Interface Client for Lambdas, once, into the workspace's cache",
    options: z.object({}),
    async run({ print, step, signal }) {
      if (isBuilt()) return print(`aws-lambda-ric ${RIC_VERSION} is in ${RIC_FOLDER} already.`);
      const settings = { packageFolder: RIC_PACKAGE, destination: RIC_FOLDER, environment, clock, signal };
      await step(`Building aws-lambda-ric ${RIC_VERSION}: some minutes, once`, async () => {
        await build(settings);
        return { result: undefined, title: `Built aws-lambda-ric ${RIC_VERSION}` };
      });
      print(`It is in ${RIC_FOLDER}. The emulator takes it by --lambda-runtime ric.`);
    },
  });
}
