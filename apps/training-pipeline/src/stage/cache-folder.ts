import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where downloads are kept: https://specifications.freedesktop.org/basedir-spec/latest/ */
export function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const configured = environment['XDG_CACHE_HOME'];
  // The specification has relative paths ignored.
  const base = configured && isAbsolute(configured) ? configured : join(homedir(), '.cache');
  return join(base, 'scones-unlimited');
}
