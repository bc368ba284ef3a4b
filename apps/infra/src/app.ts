import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { describeFailure } from '@scones/command-line';
import { bundleFunctions } from './bundle-functions.ts';
import { createInfraApp } from './infra-app.ts';

try {
  // The folder of this synthesis alone. The CDK copies its assets from there.
  await using folder = await mkdtempDisposable(join(tmpdir(), 'scones-functions-'));
  createInfraApp(await bundleFunctions(folder.path)).app.synth();
} catch (error) {
  stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
