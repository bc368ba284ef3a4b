/**
 * Runs first in a sandbox of Node. Gives functions what their layers hold, and the AWS SDK that AWS's runtimes have,
 * where their own code lacks it. The SDK's packages come from this package's own dependencies. Nothing is loaded before
 * a function asks for it.
 */
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const BROUGHT = /^@(aws-sdk|smithy)\//;
const require = createRequire(import.meta.url);
/** Looks only where `NODE_PATH` leads. */
const fromNowhere = createRequire('/');
/** A look-up passes through this hook too, and would start another look-up without an end. */
let isLookingUp = false;

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (isLookingUp || !isPackage(specifier)) return nextResolve(specifier, context);
    try {
      return nextResolve(specifier, context);
    } catch (error) {
      if (!isNotFound(error)) throw error;
      const file = layerFile(specifier) ?? (BROUGHT.test(specifier) && broughtFile(specifier, error));
      if (!file) throw error;
      return { url: pathToFileURL(file).href, shortCircuit: true };
    }
  },
});

function isPackage(specifier: string): boolean {
  return !/^([./#]|node:|file:|data:)/.test(specifier);
}

/** Only `require` looks into `NODE_PATH` by itself; on AWS `import` does too. */
function layerFile(specifier: string): string | undefined {
  return process.env['NODE_PATH'] === undefined ? undefined : lookUp(fromNowhere, specifier);
}

function broughtFile(specifier: string, cause: NodeJS.ErrnoException): string {
  const file = lookUp(require, specifier);
  if (file !== undefined) return file;
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

function lookUp(from: NodeJS.Require, specifier: string): string | undefined {
  isLookingUp = true;
  try {
    return from.resolve(specifier);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  } finally {
    isLookingUp = false;
  }
}

function isNotFound(error: unknown): error is NodeJS.ErrnoException {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}
