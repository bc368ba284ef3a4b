import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ExplainedError } from '@scones/explained-error';
import { z } from 'zod';
import { type RuntimeClient, THIS_NODE } from '../sandbox/runtime-client.ts';

/** The folder of the lockfile that says what is built. */
export const RIC_PACKAGE = fileURLToPath(new URL('../../ric', import.meta.url));

const manifest = z.object({ dependencies: z.object({ 'aws-lambda-ric': z.string() }) });

export const RIC_VERSION = manifest.parse(JSON.parse(readFileSync(join(RIC_PACKAGE, 'package.json'), 'utf8')))
  .dependencies['aws-lambda-ric'];

/** Where the built client lies, in the workspace's cache. */
export const RIC_FOLDER = fileURLToPath(
  new URL(`../../../../.cache/lambda-ric/${RIC_VERSION}`, import.meta.url),
);

const AWS_SDK = fileURLToPath(new URL('../aws-sdk/main.ts', import.meta.url));

/** The command that builds it. */
const BUILD_RIC = 'npx nx build-ric emulator-lambda';

export class RicNotBuilt extends ExplainedError<'RIC_NOT_BUILT'> {
  override readonly name = 'RicNotBuilt';

  constructor(folder: string) {
    super(
      'RIC_NOT_BUILT',
      `AWS's Runtime Interface Client ${RIC_VERSION} is not in ${folder}.`,
      `Build it by ${BUILD_RIC}.`,
    );
  }
}

/** Whether AWS's own client can run here. */
export function isRicBuilt(folder = RIC_FOLDER): boolean {
  return existsSync(mainOf(folder));
}

/** AWS's own runtime client. Throws `RicNotBuilt`. */
export function ricRuntime(folder = RIC_FOLDER): RuntimeClient {
  if (!isRicBuilt(folder)) throw new RicNotBuilt(folder);
  return {
    name: `aws-lambda-ric ${RIC_VERSION}`,
    ...THIS_NODE,
    command: (nodeOptions) => [execPath, ...nodeOptions, '--import', AWS_SDK, mainOf(folder)],
  };
}

function mainOf(folder: string): string {
  return join(folder, 'index.mjs');
}
