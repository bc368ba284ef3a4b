/**
 * Runs first in a sandbox of Node: brings functions the AWS SDK that AWS's runtimes have, where their own code has none.
 * A package comes from where this one's dependencies lie; nothing is loaded before a function asks for it.
 */
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const BROUGHT = /^@(aws-sdk|smithy)\//;
const require = createRequire(import.meta.url);

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (!BROUGHT.test(specifier)) return nextResolve(specifier, context);
    try {
      return nextResolve(specifier, context);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      return { url: pathToFileURL(broughtFile(specifier, error)).href, shortCircuit: true };
    }
  },
});

function broughtFile(specifier: string, cause: NodeJS.ErrnoException): string {
  try {
    return require.resolve(specifier);
  } catch {
    const [scope, name] = specifier.split('/');
    throw Object.assign(
      new Error(
        `The emulator does not bring ${scope}/${name}, as AWS's runtimes do: put it into the function's code. ` +
          cause.message,
        { cause },
      ),
      { code: cause.code },
    );
  }
}

function isNotFound(error: unknown): error is NodeJS.ErrnoException {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}
