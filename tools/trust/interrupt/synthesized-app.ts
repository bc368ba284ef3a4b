/**
 * Stands for the stack's app where the CDK CLI asks for it (`CDK_APP`): writes what the app has written for another stack,
 * under this one's name. So only the first of many runs synthesises. `SYNTHESIZED` says where that is.
 */
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { REFERENCE } from './reference-stack.ts';

/** The CDK's list of what it uploads, by hash. */
const assets = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })),
});

const environment = z.object({
  CDK_OUTDIR: z.string(),
  CDK_CONTEXT_JSON: z.string(),
  SYNTHESIZED: z.string(),
});
const { CDK_OUTDIR: folder, CDK_CONTEXT_JSON: context, SYNTHESIZED } = environment.parse(process.env);
const { 'scones:stackName': name } = z.object({ 'scones:stackName': z.string() }).parse(JSON.parse(context));

await cp(SYNTHESIZED, folder, { recursive: true });
const renamed = (text: string): string => text.replaceAll(REFERENCE, name);
const template = renamed(await readFile(join(folder, `${REFERENCE}.template.json`), 'utf8'));
// The CDK CLI uploads a template under its hash, and takes what is there by that name.
const [hash, ownHash] = [await hashOfTemplate(), createHash('sha256').update(template).digest('hex')];
for (const file of await readdir(folder)) {
  if (!file.endsWith('.json')) continue;
  const path = join(folder, file);
  await writeFile(path, renamed(await readFile(path, 'utf8')).replaceAll(hash, ownHash));
  await rename(path, join(folder, file.replace(REFERENCE, name)));
}

async function hashOfTemplate(): Promise<string> {
  const { files } = assets.parse(
    JSON.parse(await readFile(join(folder, `${REFERENCE}.assets.json`), 'utf8')),
  );
  const found = Object.entries(files).find(([, { source }]) => source.path === `${REFERENCE}.template.json`);
  if (!found) throw new Error(`${REFERENCE}.assets.json does not name the template.`);
  return found[0];
}
