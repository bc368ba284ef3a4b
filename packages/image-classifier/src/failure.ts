import { mkdir, rename, writeFile } from 'node:fs/promises';
import { ClassifierError } from './classifier-error.ts';
import type { ContainerFolders } from './container-folders.ts';

/** SageMaker shows the first 1,024 characters of the file as the job's FailureReason. */
const LONGEST = 1024;

/** One line of what happened and how to mend it. */
export function failureLine(error: unknown): string {
  if (error instanceof ClassifierError) return `${error.message} ${error.hint}`;
  return error instanceof Error ? error.message : String(error);
}

/** Leaves the reason of a failed job where SageMaker looks for it. */
export async function writeFailure({ output, failure }: ContainerFolders, error: unknown): Promise<void> {
  await mkdir(output, { recursive: true });
  await writeFile(`${failure}.part`, failureLine(error).slice(0, LONGEST));
  await rename(`${failure}.part`, failure);
}
