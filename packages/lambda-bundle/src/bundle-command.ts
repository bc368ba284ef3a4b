import { resolve } from 'node:path';
import { defineCommand, textOption } from '@scones/command-line';
import { z } from 'zod';
import { bundleLambda } from './bundle-lambda.ts';
import { writeBundle } from './write-bundle.ts';

/** `lambda-bundle packages/lambda-filter-results`: bundles a Lambda into its package's `dist`. */
export const bundleCommand = defineCommand({
  summary: "Bundles a Lambda's package into its dist folder, as CreateFunction takes it",
  options: z.object({
    folder: textOption()
      .describe('the folder of its package, such as packages/lambda-filter-results')
      .meta({ positional: true }),
  }),
  async run(_context, { folder }) {
    const packageFolder = resolve(folder);
    const bundle = await bundleLambda(packageFolder);
    const destination = await writeBundle(packageFolder, bundle);
    return { destination, moduleBytes: bundle.bytes, zipBytes: bundle.code.length };
  },
  progress: () => undefined,
  show: ({ destination, moduleBytes, zipBytes }) =>
    `${destination}: index.mjs ${kilobytes(moduleBytes)}, function.zip ${kilobytes(zipBytes)}`,
});

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} kB`;
}
