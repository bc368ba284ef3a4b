#!/usr/bin/env node
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CHROMIUM } from '@scones/emulator/chromium';
import { OpenedConsole, startBrowser } from '../testing/opened-console.ts';
import { EVERY_LOOK, picturesOfEveryPage } from './every-page.ts';
import { FOR_THE_READMES } from './for-the-readmes.ts';
import { takePicture } from './take-picture.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const url = process.env['AWS_ENDPOINT_URL'] ?? 'http://127.0.0.1:4566';

/** Takes the three pictures of the READMEs of the emulator that runs; with `--all`, every page at three widths in light and dark. */
async function main(isAll: boolean): Promise<void> {
  if (CHROMIUM === undefined)
    throw new Error('There is no Chromium here; CHROMIUM names one that is elsewhere.');
  const folder = join(ROOT, isAll ? 'reports/console' : 'docs/console');
  await mkdir(folder, { recursive: true });
  await using opened = new OpenedConsole(url, await startBrowser(), () => Promise.resolve());
  if (!isAll) for (const picture of FOR_THE_READMES) await takePicture(opened, picture, folder);
  else
    for (const picture of await picturesOfEveryPage(opened))
      for (const look of EVERY_LOOK) {
        const name = `${picture.name}-${look.width}-${look.scheme}`;
        await takePicture(opened, { ...picture, name, look }, folder);
      }
  for (const complaint of new Set(opened.complaints)) console.error(`A page complains: ${complaint}`);
}

await main(process.argv.includes('--all'));
