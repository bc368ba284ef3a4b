import { basename, resolve } from 'node:path';
import type { BuildResult } from 'esbuild';
import { type Zippable, zipSync } from 'fflate';
import { BundleTooLarge } from './bundle-too-large.ts';
import type { BundlePurpose, esbuildOptions } from './esbuild-options.ts';
import { withMapInside, withPlacesOfSources } from './source-map.ts';

export interface LambdaBundle {
  /** The zip that `CreateFunction` takes: the same bytes for the same sources. */
  readonly code: Uint8Array;
  /** The module's length, without its source map. */
  readonly bytes: number;
  /** The files in the zip by name. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** The sources that it was made of. */
  readonly inputs: readonly string[];
}

/** The function's handler in every bundle. */
export const BUNDLE_HANDLER = 'index.handler';
/** A function's environment with this lets its traces name lines of TypeScript. */
export const BUNDLE_ENVIRONMENT = { NODE_OPTIONS: '--enable-source-maps' };

interface BundleParts {
  readonly packageFolder: string;
  readonly purpose: BundlePurpose;
  readonly budgetKilobytes: number;
  readonly built: BuildResult<ReturnType<typeof esbuildOptions>>;
}

/** Throws `BundleTooLarge`, unless the bundle is for debugging. */
export function lambdaBundle({ packageFolder, purpose, budgetKilobytes, built }: BundleParts): LambdaBundle {
  const [module, map] = ['index.mjs', 'index.mjs.map'].map(
    (name) => built.outputFiles.find(({ path }) => basename(path) === name)?.contents,
  ) as [Uint8Array, Uint8Array];
  const budgetBytes = budgetKilobytes * 1000;
  if (purpose !== 'debug' && module.length > budgetBytes)
    throw new BundleTooLarge(packageFolder, module.length, budgetBytes, built.metafile);
  const mapFile = resolve(packageFolder, 'dist', 'index.mjs.map');
  const files = bundledFiles(purpose, module, purpose === 'deploy' ? map : withPlacesOfSources(map, mapFile));
  return {
    // Zipped tightly only where it is sent far and kept.
    code: zipSync(asZippable(files), { level: purpose === 'deploy' ? 9 : 1 }),
    bytes: module.length,
    files,
    inputs: Object.keys(built.metafile.inputs).map((input) => resolve(packageFolder, input)),
  };
}

function bundledFiles(
  purpose: BundlePurpose,
  module: Uint8Array,
  map: Uint8Array,
): Readonly<Record<string, Uint8Array>> {
  return purpose === 'debug'
    ? { 'index.mjs': withMapInside(module, map) }
    : { 'index.mjs': module, 'index.mjs.map': map };
}

/** All entries have one date. 1980 is the earliest that a zip can hold. */
function asZippable(files: Readonly<Record<string, Uint8Array>>): Zippable {
  const mtime = new Date(1980, 0, 1);
  return Object.fromEntries(
    Object.entries(files).map(([name, contents]) => [name, [contents, { mtime, os: 3, attrs: 0o644 << 16 }]]),
  );
}
