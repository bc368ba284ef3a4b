import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RuntimeError } from './error-payload.ts';
import type { InvocationContext } from './invocation-context.ts';
import { isStreaming } from './response-streaming.ts';

export type Handler = (event: unknown, context: InvocationContext) => unknown;

/** Loads `index.handler`, or `folder/index.nested.handler`, from the unpacked code. */
export async function loadHandler(
  taskRoot: string,
  handlerName: string,
  takesCallbacks: boolean,
): Promise<Handler> {
  if (handlerName.includes('..'))
    throw malformed(`'${handlerName}' is not a valid handler name. ${NO_CLIMBING}`);
  const [, moduleName, property] = /^([^.]*)\.(.*)$/.exec(basename(handlerName)) ?? [];
  if (moduleName === undefined || property === undefined) throw malformed('Bad handler');
  const module = await loadModule(join(taskRoot, dirname(handlerName)), moduleName);
  const handler = checkHandler(member(module, property) ?? member(defaultOf(module), property), handlerName);
  if (handler.length >= 3 && !takesCallbacks && !isStreaming(handler))
    throw new RuntimeError('Runtime.CallbackHandlerDeprecated', CALLBACK_MESSAGE);
  return handler;
}

const NO_CLIMBING = 'Use absolute paths when specifying root directories in handler names.';

function malformed(message: string): RuntimeError {
  return new RuntimeError('Runtime.MalformedHandlerName', message);
}

/**
 * Some exports of a CommonJS module can't be found by reading its text. They are members of the default export alone.
 */
function defaultOf(module: unknown): unknown {
  return member(module, 'default');
}

function member(holder: unknown, path: string): unknown {
  return path.split('.').reduce((value, name) => (isObject(value) ? value[name] : undefined), holder);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

async function loadModule(folder: string, moduleName: string): Promise<unknown> {
  const path = join(folder, moduleName);
  try {
    const file = ['', '.js', '.mjs', '.cjs'].map((ending) => path + ending).find((name) => existsSync(name));
    if (file) return await import(pathToFileURL(file).href);
    const require = createRequire(import.meta.url);
    return require(require.resolve(moduleName, { paths: [folder] })) as unknown;
  } catch (error) {
    throw nameImportError(error);
  }
}

function nameImportError(error: unknown): unknown {
  if (error instanceof SyntaxError) {
    // AWS puts the original error's name into the message, and keeps its stack.
    const named = new RuntimeError('Runtime.UserCodeSyntaxError', String(error));
    return Object.assign(named, { stack: error.stack });
  }
  if (error instanceof Error && (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND')
    return new RuntimeError('Runtime.ImportModuleError', String(error));
  return error;
}

function checkHandler(handler: unknown, handlerName: string): Handler {
  if (!handler)
    throw new RuntimeError('Runtime.HandlerNotFound', `${handlerName} is undefined or not exported`);
  if (typeof handler !== 'function')
    throw new RuntimeError('Runtime.HandlerNotFound', `${handlerName} is not a function`);
  return handler as Handler;
}

const CALLBACK_MESSAGE =
  'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need ' +
  'to modify this function to use a supported handler signature to use Node.js 24 or later. For more information ' +
  'see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.';
