import { delimiter, join } from 'node:path';
import { type RuntimeName, runtimeFacts } from '../functions/runtimes.ts';

/**
 * How a function finds the content of its layers. AWS unpacks them over one another below `/opt`, but on a user's own
 * machine that folder belongs to others. The folder of the last layer comes first.
 */
export function layerVariables(
  runtime: RuntimeName,
  folders: readonly string[],
  path: string,
): Record<string, string> {
  if (folders.length === 0) return {};
  const { language, version } = runtimeFacts(runtime);
  const below = (...names: readonly string[]): string =>
    folders.flatMap((folder) => names.map((name) => join(folder, name))).join(delimiter);
  return {
    PATH: `${below('bin')}${delimiter}${path}`,
    LD_LIBRARY_PATH: below('lib'),
    ...(language === 'nodejs'
      ? { NODE_PATH: below(`nodejs/node${version}/node_modules`, 'nodejs/node_modules') }
      : // For our own client, which puts it into `sys.path`.
        { _EMULATOR_LAYER_FOLDERS: below(`python/lib/python${version}/site-packages`, 'python') }),
  };
}
