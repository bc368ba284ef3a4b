/**
 * Stands for the stack's app where the CDK CLI asks for it (`CDK_APP`): writes what the app has written for another stack,
 * under this one's name. So only the first of many runs synthesises. `SYNTHESIZED` says where that is.
 */
import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { REFERENCE } from './reference-stack.ts';

const environment = z.object({
  CDK_OUTDIR: z.string(),
  CDK_CONTEXT_JSON: z.string(),
  SYNTHESIZED: z.string(),
});
const { CDK_OUTDIR: folder, CDK_CONTEXT_JSON: context, SYNTHESIZED } = environment.parse(process.env);
const { 'scones:stackName': name } = z.object({ 'scones:stackName': z.string() }).parse(JSON.parse(context));

await cp(SYNTHESIZED, folder, { recursive: true });
for (const file of await readdir(folder)) {
  if (!file.endsWith('.json')) continue;
  const path = join(folder, file);
  await writeFile(path, (await readFile(path, 'utf8')).replaceAll(REFERENCE, name));
  await rename(path, join(folder, file.replace(REFERENCE, name)));
}
