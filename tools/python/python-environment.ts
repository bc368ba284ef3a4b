import { join } from 'node:path';

export const SDK_VERSIONS = ['v2', 'v3'] as const;
export type SdkVersion = (typeof SDK_VERSIONS)[number];

/** The interpreter of the virtual environment that `make-environment.ts` makes. */
export function pythonOf(version: SdkVersion): string {
  return join(import.meta.dirname, '..', '..', '.cache', 'python', version, 'bin', 'python');
}
