import { resolve } from 'node:path';
import { argv, stderr, stdout } from 'node:process';
import { describeFailure } from '@scones/explained-error';
import { bundleLambda } from './bundle-lambda.ts';
import { writeBundle } from './write-bundle.ts';

const folder = argv[2];
if (folder === undefined) {
  stderr.write(
    'No Lambda is named. Give the folder of its package: npx node packages/lambda-bundle/src/main.ts packages/lambda-filter-results\n',
  );
  process.exit(2);
}
try {
  const packageFolder = resolve(folder);
  const bundle = await bundleLambda(packageFolder);
  const destination = await writeBundle(packageFolder, bundle);
  const [module, zip] = [bundle.bytes, bundle.code.length].map((bytes) => `${Math.ceil(bytes / 1000)} kB`);
  stdout.write(`${destination}: index.mjs ${module}, function.zip ${zip}\n`);
} catch (error) {
  stderr.write(`${describeFailure(error)}\n`);
  process.exit(1);
}
