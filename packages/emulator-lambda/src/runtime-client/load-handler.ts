import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RuntimeError } from './error-payload.ts';
import type { InvocationContext } from './invocation-context.ts';

export type Handler = (event: unknown, context: InvocationContext) => unknown;

/** Loads `index.handler`, or `folder/index.nested.handler`, from the unpacked code. */
export async function loadHandler(taskRoot: string, handlerName: string): Promise<Handler> {
  if (handlerName.includes('..'))
    throw new RuntimeError('Runtime.MalformedHandlerName', `'${handlerName}' is not a valid handler name.`);
  const [moduleName, ...property] = basename(handlerName).split('.');
  if (!moduleName || property.length === 0)
    throw new RuntimeError('Runtime.MalformedHandlerName', 'Bad handler');
  const module = await loadModule(join(taskRoot, dirname(handlerName), moduleName), moduleName);
  return checkHandler(property.reduce(member, module), handlerName);
}

function member(holder: unknown, name: string): unknown {
  return (holder as Record<string, unknown> | undefined)?.[name];
}

async function loadModule(path: string, moduleName: string): Promise<unknown> {
  const file = ['', '.js', '.mjs', '.cjs'].map((ending) => path + ending).find((name) => isFile(name));
  if (!file) throw new RuntimeError('Runtime.ImportModuleError', `Error: Cannot find module '${moduleName}'`);
  try {
    const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    // Exports of CommonJS that can't be told by reading it are members of the default export alone.
    return { ...(module['default'] as object | undefined), ...module };
  } catch (error) {
    throw nameImportError(error);
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function nameImportError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof SyntaxError) return renamed(error, 'Runtime.UserCodeSyntaxError');
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND')
    return renamed(error, 'Runtime.ImportModuleError');
  return error;
}

/** AWS puts the original's name into the message, and keeps its stack. */
function renamed(error: Error, name: string): RuntimeError {
  return Object.assign(new RuntimeError(name, String(error)), { stack: error.stack });
}

function checkHandler(handler: unknown, handlerName: string): Handler {
  if (!handler)
    throw new RuntimeError('Runtime.HandlerNotFound', `${handlerName} is undefined or not exported`);
  if (typeof handler !== 'function')
    throw new RuntimeError('Runtime.HandlerNotFound', `${handlerName} is not a function`);
  if (handler.length >= 3) throw new RuntimeError('Runtime.CallbackHandlerDeprecated', CALLBACK_MESSAGE);
  return handler as Handler;
}

const CALLBACK_MESSAGE =
  'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need ' +
  'to modify this function to use a supported handler signature to use Node.js 24 or later. For more information ' +
  'see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.';
