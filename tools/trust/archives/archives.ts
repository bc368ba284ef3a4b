import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row, Trial, TrialOptions } from '../trial.ts';
import { fuzzedOperations } from '../fuzz/fuzzed-services.ts';
import { startWatched } from '../watched/watched-emulator.ts';
import { stageArchive } from './dataset-archives.ts';
import { EmulatorArchives, type Fault, leftovers } from './emulator-archives.ts';
import { ESCAPED, type HostileArchive, hostileTars, hostileZips } from './hostile-archives.ts';

/** A zip of 250 MB may be unpacked, file by file. */
const MOST_RESIDENT = 1.2 * 2 ** 30;
/** The pictures of an archive are read one by one. */
const MOST_STAGING_MEGABYTES = 700;

export const trial: Trial = {
  about: `Archives that climb out of their folder, link out of it, unpack to far more than they are, or are broken: as a function's code, as a
layer, as the \`model.tar.gz\` of an endpoint, and as the data set of \`stage --dataset\`. Each must be refused by a 4xx, by the endpoint's
reason, or by one clear line; nothing may stand outside the folder or stay behind in it.`,
  async run(options) {
    const folder = await mkdtemp(join(tmpdir(), 'trust-archives-'));
    try {
      return await tryAll(folder, options);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function tryAll(folder: string, { isShort, onProgress }: TrialOptions): Promise<Row[]> {
  const state = join(folder, 'state');
  const emulator = await startWatched({ folder: state });
  const archives = new EmulatorArchives(emulator.url, await fuzzedOperations());
  const every = isShort ? 3 : 1;
  const [zips, tars] = [hostileZips(), hostileTars()];
  const some = (all: readonly HostileArchive[]): HostileArchive[] =>
    all.filter((_, index) => index % every === 0);
  try {
    const rows = [
      await rowOf('code of functions', zips, (archive) => archives.asFunction(archive), onProgress),
      await rowOf('layers', zips, (archive) => archives.asLayer(archive), onProgress),
      await rowOf('models', tars, (archive, number) => archives.asModel(archive, number), onProgress),
    ];
    const most = { megabytes: 0 };
    const stage =
      (ending: 'zip' | 'tar.gz') =>
      async (archive: HostileArchive): Promise<Fault> => {
        const { fault, megabytes } = await stageArchive(archive, ending, { folder, url: emulator.url });
        most.megabytes = Math.max(most.megabytes, megabytes);
        return fault;
      };
    rows.push(await rowOf('data sets, as .zip', some(zips), stage('zip'), onProgress));
    rows.push(await rowOf('data sets, as .tar.gz', some(tars), stage('tar.gz'), onProgress));
    return [
      ...rows,
      ...(await outcomeRows(folder, state, await emulator.mostResidentBytes(), most.megabytes)),
    ];
  } finally {
    await emulator.stop();
  }
}

async function rowOf(
  what: string,
  archives: readonly HostileArchive[],
  give: (archive: HostileArchive, number: number) => Promise<Fault>,
  onProgress: (line: string) => void,
): Promise<Row> {
  let held = 0;
  for (const [number, archive] of archives.entries()) {
    const fault = await give(archive, number);
    if (fault === undefined) held++;
    else onProgress(`${what}, ${archive.what}: ${fault}`);
  }
  return { name: `${what}: refused, and it is said why`, tried: archives.length, held };
}

async function outcomeRows(folder: string, state: string, resident: number, staging: number): Promise<Row[]> {
  const outside = (await readdir(folder)).filter((name) => !/^(state|hostile\..*|peak)$/.test(name));
  const escaped = [outside.length > 0, existsSync(join('/tmp', ESCAPED)), existsSync(join(state, ESCAPED))];
  const left = await leftovers(state);
  return [
    { name: 'places outside that stayed empty', tried: 3, held: escaped.filter((is) => !is).length },
    {
      name: 'nothing is left half-made in the state folder',
      tried: 1,
      held: Number(left.length === 0),
      note: left.length > 0 ? left.slice(0, 3).join(', ') : undefined,
    },
    {
      name: 'memory of the emulator within 1.2 GB',
      tried: 1,
      held: Number(resident < MOST_RESIDENT),
      note: `at most ${Math.round(resident / 2 ** 20)} MB`,
    },
    {
      name: 'memory of `stage` within 700 MB',
      tried: 1,
      held: Number(staging < MOST_STAGING_MEGABYTES),
      note: `at most ${Math.round(staging)} MB`,
    },
  ];
}
