import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tarEntries } from './tar-entries.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tar-entries-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As the system's own `tar` writes it. */
function archive(files: Readonly<Record<string, string>>): Uint8Array {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return execFileSync('tar', ['--format=ustar', '-cf', '-', '.'], { cwd: folder });
}
const texts = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(tarEntries(bytes).map((entry) => [entry.name, new TextDecoder().decode(entry.bytes)]));

it('finds every file with what is in it, folders left out', () => {
  const files = { 'model.json': '{"classes":["bicycle"]}', 'code/inference.py': 'x'.repeat(1000), empty: '' };
  expect(texts(archive(files))).toEqual(files);
});

it('puts a long name together from its two fields', () => {
  const name = `${'a'.repeat(90)}/${'b'.repeat(90)}.txt`;
  expect(texts(archive({ [name]: 'deep' }))).toEqual({ [name]: 'deep' });
});

it('leaves out a file that is cut off, and finds nothing in what is no archive', () => {
  const whole = archive({ 'a.txt': 'a', 'b.txt': 'b'.repeat(5000) });
  expect(Object.keys(texts(whole.subarray(0, 512 * 4)))).not.toContain('b.txt');
  expect(tarEntries(new Uint8Array(100))).toEqual([]);
});
