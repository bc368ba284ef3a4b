import { ExplainedError } from '@scones/explained-error';
import type { Metafile } from 'esbuild';

export class BundleTooLarge extends ExplainedError<'BUNDLE_TOO_LARGE'> {
  override readonly name = 'BundleTooLarge';

  constructor(packageFolder: string, bytes: number, budgetBytes: number, { outputs }: Metafile) {
    super(
      'BUNDLE_TOO_LARGE',
      `The bundle of ${packageFolder} has ${bytes} bytes; its budget is ${budgetBytes}. ` +
        `The largest parts are ${largestInputs(outputs).join(', ')}.`,
      'Import less, or raise lambda.budgetKilobytes in its package.json.',
    );
  }
}

function largestInputs(outputs: Metafile['outputs']): string[] {
  return Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, 3)
    .map(([path, { bytesInOutput }]) => `${path} (${bytesInOutput})`);
}
