import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ResultsFile } from './results-file.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function path(): string {
  const folder = mkdtempSync(join(tmpdir(), 'results-'));
  folders.push(folder);
  return join(folder, 'made', 'results.jsonl');
}

const result = {
  seconds: 1,
  picturesSeen: 10,
  sharpness: 2,
  answers: [{ label: 1, probabilities: [0.1, 0.9] }],
};
const never = (): Promise<never> => Promise.reject(new Error('It is known already.'));

it('goes on where a run was cut', async () => {
  const file = path();
  const first = await new ResultsFile(file).known({ seed: 1 }, () => Promise.resolve(result));
  expect(await new ResultsFile(file).known({ seed: 1 }, never)).toEqual(first);
});

it('works out again what other settings give', async () => {
  const file = new ResultsFile(path());
  await file.known({ seed: 1 }, () => Promise.resolve(result));
  await expect(file.known({ seed: 2 }, never)).rejects.toThrow('known already');
});

it('says which line is not a result', async () => {
  const file = path();
  await new ResultsFile(file).known({ seed: 1 }, () => Promise.resolve(result));
  appendFileSync(file, '{"key"');
  expect(() => new ResultsFile(file)).toThrow('line 2 is not a result');
});
