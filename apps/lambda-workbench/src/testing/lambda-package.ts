import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface LambdaPackage extends AsyncDisposable {
  readonly folder: string;
  write(file: string, text: string): Promise<void>;
}

const SETTINGS = { budgetKilobytes: 100, timeoutSeconds: 3, memoryMegabytes: 128 };

/** For tests: a Lambda's package with the given handler, in a folder that is removed with it. */
export async function lambdaPackage(handler: string, settings: object = {}): Promise<LambdaPackage> {
  const folder = await mkdtemp(join(tmpdir(), 'lambda-package-'));
  const write = async (file: string, text: string): Promise<void> => {
    const path = join(folder, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  };
  await write('src/handler.ts', handler);
  const document = { name: '@scones/lambda-of-a-test', lambda: { ...SETTINGS, ...settings } };
  await write('package.json', JSON.stringify(document));
  return { folder, write, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
