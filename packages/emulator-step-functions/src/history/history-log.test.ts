import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { FileLog, type HistoryLog, MemoryLog } from './history-log.ts';

async function logFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'log-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'log');
}

async function fileLog(file?: string): Promise<FileLog> {
  const log = new FileLog(file ?? (await logFile()));
  onTestFinished(() => log.close());
  return log;
}

it.each<[string, () => HistoryLog | Promise<HistoryLog>]>([
  ['in a file', () => fileLog()],
  ['in memory', () => new MemoryLog()],
])('reads each line from its place, whatever its letters: %s', async (_, open) => {
  const log = await open();
  const lines = ['{"a":1}\n', '{"ä":"€😀"}\n', '{"b":2}\n'];
  const places = [...log.append(lines.slice(0, 2)), ...log.append(lines.slice(2))];
  expect(places.map((place) => log.read(place))).toEqual(lines);
  const [, second] = places;
  expect(log.linesFrom(second?.offset ?? 0).map(({ text }) => text)).toEqual(lines.slice(1));
  log.clear();
  expect(log.linesFrom(0)).toEqual([]);
  expect(log.append(['{}\n'])).toEqual([{ offset: 0, length: 3 }]);
});

it('goes on after the last whole line that an emulator left which was killed', async () => {
  const file = await logFile();
  (await fileLog(file)).append(['{"a":1}\n', '{"b":2}\n']);
  await appendFile(file, '{"c":');
  const log = await fileLog(file);
  expect(log.linesFrom(0).map(({ text }) => text)).toEqual(['{"a":1}\n', '{"b":2}\n']);
  log.append(['{"d":4}\n']);
  expect(await readFile(file, 'utf8')).toBe('{"a":1}\n{"b":2}\n{"d":4}\n');
});

it.skipIf(process.platform === 'win32')('keeps its file from other users', async () => {
  const file = await logFile();
  (await fileLog(file)).append(['{}\n']);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});
