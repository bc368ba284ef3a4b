import { mkdir, mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row, Trial, TrialOptions } from '../trial.ts';
import { startWatched, type WatchedEmulator } from '../watched/watched-emulator.ts';
import { runClients } from './client-processes.ts';
import { rowsOfCalls } from './call-rows.ts';
import { type Footprint, type Places, settledFootprint } from './footprint.ts';
import { rowsOfFootprint } from './footprint-rows.ts';
import { listAll, namesOfClients } from './left-over.ts';
import { startModelServer } from './model-server.ts';
import { MemorySamples } from './memory-samples.ts';
import { rowOfState } from './state-rows.ts';

export const trial: Trial = {
  about: `Uses all services at once, by 16 clients of AWS's SDK in processes of their own, for ten minutes: objects of all sizes and
uploads in parts, functions, state machines with functions, waits and Maps, endpoints with data capture, queues, topics, rules, tables, stacks,
parameters, logs, metrics, roles, in an order that the seed decides. Clients look at everything that was acknowledged, and delete it in the
end. Times are as a client sees them, on a machine that its clients and functions keep busy. Everything was used
once before the emulator's memory, processes, files and timers are counted, and counted again when the clients are gone.`,
  async run(options) {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'load-'));
    await using models = await startModelServer();
    const places = { state: join(folder.path, 'state'), temporary: join(folder.path, 'temporary') };
    await mkdir(places.temporary);
    const emulator = await startWatched({
      folder: places.state,
      temporary: places.temporary,
      modelServer: models.url,
    });
    let said = '';
    try {
      const rows = await useAll(emulator, places, options);
      const end = await stopped();
      return [...rows, rowOfState(places.state, options.onProgress), end];
    } finally {
      await stopped();
    }

    async function stopped(): Promise<Row> {
      said ||= (await emulator.stop()).stderr;
      for (const line of said.split('\n').filter(Boolean)) options.onProgress(`stderr: ${line}`);
      return { name: 'faults of the emulator on stderr', tried: 1, held: Number(said === '') };
    }
  },
};

const LONG = { processes: 4, clientsInEach: 4, seconds: 600 };
const SHORT = { processes: 1, clientsInEach: 2, seconds: 0 };

async function useAll(
  emulator: WatchedEmulator,
  places: Places,
  { seed, isShort, onProgress }: TrialOptions,
): Promise<Row[]> {
  const { url } = emulator;
  const { problems } = await runClients({ ...SHORT, clientsInEach: 1, url, seed, first: 1 });
  for (const problem of problems) onProgress(`before: ${problem}`);
  const before = await settledFootprint(emulator, places);
  onProgress(`${describe(before)} before`);
  const memory = new MemorySamples(emulator, onProgress);
  const account = await runClients({ ...(isShort ? SHORT : LONG), url, seed, first: 2 });
  await memory.stop();
  for (const problem of account.problems) onProgress(problem);
  const left = (await listAll(url)).map(namesOfClients);
  for (const name of left.flat()) onProgress(`left over: ${name}`);
  const after = await settledFootprint(emulator, places, before);
  onProgress(`${describe(after)} after`);
  return [
    ...rowsOfCalls(account),
    {
      name: 'lists of services without anything of the clients',
      tried: left.length,
      held: left.filter((names) => names.length === 0).length,
    },
    memory.row(),
    ...rowsOfFootprint(before, after, onProgress),
  ];
}

function describe({ usedBytes, ...counted }: Footprint): string {
  const counts = Object.entries(counted).map(([what, each]) => `${each.length} ${what}`);
  return [`${megabytes(usedBytes)} in use`, ...counts].join(', ');
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}
