import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The folder that keeps downloads: https://specifications.freedesktop.org/basedir-spec/latest/ */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const configured = environment['XDG_CACHE_HOME'];
  // The specification says that relative paths are ignored.
  const base = configured && isAbsolute(configured) ? configured : join(homedir(), '.cache');
  return join(base, 'scones-unlimited');
}
