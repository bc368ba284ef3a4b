import { stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { bundleFunctions } from './bundle-functions.ts';
import { createInfraApp } from './infra-app.ts';

try {
  const code = await bundleFunctions(fileURLToPath(new URL('../dist/functions', import.meta.url)));
  createInfraApp(code).app.synth();
} catch (error) {
  stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
