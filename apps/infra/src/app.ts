import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { describeFailure } from '@scones/command-line';
import { bundleFunctions } from './bundle-functions.ts';
import { createInfraApp } from './infra-app.ts';

try {
  // A folder for this synthesis alone, from which the CDK copies what it makes assets of.
  await using folder = await mkdtempDisposable(join(tmpdir(), 'scones-functions-'));
  createInfraApp(await bundleFunctions(folder.path)).app.synth();
} catch (error) {
  stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
