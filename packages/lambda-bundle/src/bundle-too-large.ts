import type { Metafile } from 'esbuild';

export class BundleTooLarge extends Error {
  readonly code = 'BUNDLE_TOO_LARGE';
  constructor(packageFolder: string, bytes: number, budgetBytes: number, { outputs }: Metafile) {
    super(
      `The bundle of ${packageFolder} has ${bytes} bytes; its budget is ${budgetBytes}. ` +
        `What takes most room: ${largestInputs(outputs).join(', ')}. ` +
        `Import less, or raise lambda.budgetKilobytes in its package.json.`,
    );
    this.name = 'BundleTooLarge';
  }
}

function largestInputs(outputs: Metafile['outputs']): string[] {
  return Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, 3)
    .map(([path, { bytesInOutput }]) => `${path} (${bytesInOutput})`);
}
