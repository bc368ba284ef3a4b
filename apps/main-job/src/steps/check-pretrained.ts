import type { RunStep } from '@scones/command-line';
import { cacheFolder, readPretrainedFile } from '@scones/training-pipeline';
import type { MainJobOptions } from '../options.ts';

/** Before anything is started: a backbone that is missing, or not what its checksum says, is found at once. */
export async function checkPretrained(
  { signal, step }: { readonly signal: AbortSignal; readonly step: RunStep },
  { pretrained }: Pick<MainJobOptions, 'pretrained'>,
): Promise<void> {
  if (pretrained === undefined) return;
  await step('Look at the classifier to start from', async () => {
    const { name, bytes } = await readPretrainedFile(pretrained, {
      cacheFolder: cacheFolder(process.env),
      signal,
    });
    const megabytes = (bytes.length / 1e6).toFixed(1);
    return { result: undefined, title: `Found the classifier to start from: ${name}, ${megabytes} MB` };
  });
}
