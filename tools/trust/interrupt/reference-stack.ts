import { execFile } from 'node:child_process';
import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The name of the stack that is synthesised once, of which all others are copies. */
export const REFERENCE = 'interrupted-reference';

const APP = join(import.meta.dirname, '../../../apps/infra/src/app.ts');
const COPY = join(import.meta.dirname, 'synthesized-app.ts');

interface SynthesizedStack extends AsyncDisposable {
  /** As the CDK prints it. */
  readonly folder: string;
  /** Has the CDK CLI take a copy in place of what the app would write. */
  readonly environment: Readonly<Record<string, string>>;
}

export async function synthesizeReference(): Promise<SynthesizedStack> {
  const folder = await mkdtempDisposable(join(tmpdir(), 'synthesized-'));
  const context = { 'scones:stackName': REFERENCE, 'scones:endpointName': REFERENCE };
  const env = { ...process.env, CDK_OUTDIR: folder.path, CDK_CONTEXT_JSON: JSON.stringify(context) };
  await promisify(execFile)(process.execPath, [APP], { env });
  return {
    folder: folder.path,
    environment: { CDK_APP: `node "${COPY}"`, SYNTHESIZED: folder.path },
    [Symbol.asyncDispose]: () => folder.remove(),
  };
}
