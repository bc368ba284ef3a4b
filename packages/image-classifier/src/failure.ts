import { mkdir, rename, writeFile } from 'node:fs/promises';
import { describeFailure } from '@scones/explained-error';
import type { ContainerFolders } from './container-folders.ts';

/** SageMaker shows the first 1,024 characters of the file as the job's FailureReason. */
const LONGEST = 1024;

/** Leaves the reason of a failed job where SageMaker looks for it. */
export async function writeFailure({ output, failure }: ContainerFolders, error: unknown): Promise<void> {
  await mkdir(output, { recursive: true });
  await writeFile(`${failure}.part`, describeFailure(error).slice(0, LONGEST));
  await rename(`${failure}.part`, failure);
}
