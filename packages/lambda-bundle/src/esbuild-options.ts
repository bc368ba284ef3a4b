import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';

/**
 * The purpose of a bundle: to be deployed; to be tried on this machine, where a trace names the sources' real places;
 * or to be stepped through.
 */
export type BundlePurpose = 'deploy' | 'try' | 'debug';

export interface BundleOptions {
  readonly purpose: BundlePurpose;
  /** Whether a debugger is stopped where the handler is called. */
  readonly pauses?: boolean;
}

/** One ES module of `src/handler.ts` and of everything that it imports. */
export function esbuildOptions(packageFolder: string, { purpose, pauses = false }: BundleOptions) {
  return {
    absWorkingDir: packageFolder,
    ...(pauses
      ? { stdin: { contents: PAUSING, resolveDir: packageFolder } }
      : { entryPoints: ['src/handler.ts'] }),
    outfile: join(packageFolder, 'dist', 'index.mjs'),
    bundle: true,
    minify: purpose !== 'debug',
    sourcemap: purpose === 'debug' ? 'external' : 'linked',
    // A zip is small enough with the names of the sources; their text would triple it.
    sourcesContent: purpose === 'debug',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // Unused parts of the SDK's ES modules are left out. Node would take its CommonJS modules, which are always whole.
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE_FOR_COMMONJS },
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  } as const satisfies BuildOptions;
}

/** A debugger that stops here finds every source loaded, so that it can set breakpoints. */
const PAUSING = `
  import { handler as pausedHandler } from './src/handler.ts';
  export async function handler(event, context) {
    debugger;
    return pausedHandler(event, context);
  }`;

/** Modules that were CommonJS load Node's own modules by `require`, which an ES module does not have. */
const REQUIRE_FOR_COMMONJS =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";
