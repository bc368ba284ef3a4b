import { join } from 'node:path';
import { build } from 'esbuild';
import { type Zippable, zipSync } from 'fflate';

export interface LambdaBundle {
  /** The zip that `CreateFunction` takes: the same bytes for the same sources. */
  readonly code: Uint8Array;
  /** The module's length, without its source map. */
  readonly bytes: number;
  /** The files in the zip by name. */
  readonly files: Readonly<Record<string, Uint8Array>>;
}

interface BundleOptions {
  /** The longest module to accept; every kilobyte is read at each cold start. */
  readonly budgetBytes?: number;
}

const DEFAULT_BUDGET_BYTES = 1_500_000;

export class BundleTooLarge extends Error {
  readonly code = 'BUNDLE_TOO_LARGE';
  constructor(packageFolder: string, bytes: number, budgetBytes: number, inputs: readonly string[]) {
    super(
      `The bundle of ${packageFolder} has ${bytes} bytes; its budget is ${budgetBytes}. ` +
        `What takes most room: ${inputs.join(', ')}. Import less, or raise the budget.`,
    );
    this.name = 'BundleTooLarge';
  }
}

/**
 * Bundles `src/handler.ts` of a Lambda's package, with everything that it imports, to one ES module: the function's
 * handler is `index.handler`. Rejects when a source doesn't compile, or with `BundleTooLarge`.
 */
export async function bundleLambda(
  packageFolder: string,
  { budgetBytes = DEFAULT_BUDGET_BYTES }: BundleOptions = {},
): Promise<LambdaBundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: packageFolder,
    entryPoints: ['src/handler.ts'],
    outfile: join(packageFolder, 'dist', 'index.mjs'),
    bundle: true,
    minify: true,
    // A zip is small enough with the names of the sources; their text would triple it.
    sourcemap: 'linked',
    sourcesContent: false,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // The SDK's ES modules shed what is not used; its CommonJS ones, which Node would take, don't.
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE_FOR_COMMONJS },
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const files = Object.fromEntries(outputFiles.map(({ path, contents }) => [nameOf(path), contents]));
  const module = files['index.mjs'] as Uint8Array;
  if (module.length > budgetBytes)
    throw new BundleTooLarge(packageFolder, module.length, budgetBytes, largestInputs(metafile.outputs));
  return { code: zipSync(asZippable(files), { level: 9 }), bytes: module.length, files };
}

/** Modules that were CommonJS ask for Node's own by `require`, which an ES module has not. */
const REQUIRE_FOR_COMMONJS =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** Sorted, and all of one date: 1980 is the earliest that a zip can say. */
function asZippable(files: Readonly<Record<string, Uint8Array>>): Zippable {
  const mtime = new Date(1980, 0, 1);
  return Object.fromEntries(
    Object.entries(files)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, contents]) => [name, [contents, { mtime, os: 3, attrs: 0o644 << 16 }]]),
  );
}

function largestInputs(
  outputs: Readonly<Record<string, { inputs: Record<string, { bytesInOutput: number }> }>>,
): string[] {
  return Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, 3)
    .map(([path, { bytesInOutput }]) => `${path} (${bytesInOutput})`);
}
