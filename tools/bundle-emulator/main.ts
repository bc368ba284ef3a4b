import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUNDLE_FOLDER, bundledProgram, noteBundle, START_FILE } from '@scones/emulator/bundled-program';
import { systemClock } from '@scones/deterministic';
import { build, type Plugin } from 'esbuild';

/**
 * Makes the emulator's program one file, unless that is done already: `npx nx bundle emulator`. Node reads, strips and
 * links 1,400 modules otherwise.
 */
const WORKSPACE = join(import.meta.dirname, '../..');
/** An emulator may just be starting from the bundle before. */
const KEPT = 2;

/** Modules that were CommonJS load Node's own modules by `require`, which an ES module does not have. */
const REQUIRE_FOR_COMMONJS =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

/** Where a module lies stays the same in the bundle: it finds programs, packages and data beside it. */
const places: Plugin = {
  name: 'places',
  setup(bundling) {
    bundling.onLoad({ filter: /\.(?:m?js|ts)$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.')) return undefined;
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.filename', JSON.stringify(path));
      return { contents, loader: path.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};

if (bundledProgram() === undefined) await bundle();

async function bundle(): Promise<void> {
  const begun = systemClock.now();
  const program = `emulator-${begun}.mjs`;
  await mkdir(BUNDLE_FOLDER, { recursive: true });
  const parts = [
    await buildPart('apps/emulator/src/run-emulator.ts', program, REQUIRE_FOR_COMMONJS),
    // The program that starts it, too: Node's own means for one file of TypeScript take 14 MB.
    await buildPart('apps/emulator/src/main.ts', START_FILE),
  ];
  const files = parts.flat().filter((file) => !file.startsWith('<'));
  const others = ['package-lock.json', 'tools/bundle-emulator/main.ts'];
  const inputs = [...new Set([...files, ...others])].map((file) => resolve(WORKSPACE, file));
  noteBundle(BUNDLE_FOLDER, program, inputs, begun);
  await removeOlder();
}

/** Answers the files that it was made of. */
async function buildPart(source: string, file: string, beginning = ''): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: WORKSPACE,
    entryPoints: [source],
    outfile: join(BUNDLE_FOLDER, file),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    banner: { js: beginning },
    plugins: [places],
    sourcemap: 'linked',
    sourcesContent: false,
    // One character beyond Latin-1, be it in a comment, makes V8 keep two bytes for each of the program.
    minifyWhitespace: true,
    lineLimit: 160,
    metafile: true,
    logLevel: 'error',
  });
  return Object.keys(metafile.inputs);
}

async function removeOlder(): Promise<void> {
  const bundles = (await readdir(BUNDLE_FOLDER)).filter((name) => /^emulator-\d+\.mjs$/.test(name)).sort();
  for (const name of bundles.slice(0, -KEPT))
    for (const file of [name, `${name}.map`]) await rm(join(BUNDLE_FOLDER, file), { force: true });
}
