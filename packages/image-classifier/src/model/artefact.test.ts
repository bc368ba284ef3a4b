import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadArtefact, saveArtefact } from './artefact.ts';
import { loadClassifier } from '../serve/classifier.ts';

const description = {
  formatVersion: 1 as const,
  classes: 2,
  imageShape: { height: 32, width: 32 },
  preprocessing: { mean: [1, 2, 3], deviation: [4, 5, 6] },
};

describe('an artefact', () => {
  let root: string;
  let folder: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'artefact-'));
    folder = join(root, 'model');
    await saveArtefact(folder, { model: Uint8Array.of(1, 2, 3), description });
  });
  afterEach(() => rm(root, { recursive: true }));

  it('is read as it was written, and nothing else is left', async () => {
    const artefact = await loadArtefact(folder);
    expect(artefact.description).toEqual(description);
    expect([...artefact.model]).toEqual([1, 2, 3]);
    expect(await readdir(root)).toEqual(['model']);
  });

  it('says which file is missing', async () => {
    await rm(join(folder, 'model.onnx'));
    await expect(loadArtefact(folder)).rejects.toThrow(
      /does not hold a model of this program: model\.onnx: ENOENT/,
    );
  });

  it('says what is wrong in its description', async () => {
    await writeFile(join(folder, 'model.json'), JSON.stringify({ ...description, formatVersion: 2 }));
    await expect(loadArtefact(folder)).rejects.toThrow(/model\.json:.*formatVersion/);
    await truncate(join(folder, 'model.json'), 10);
    await expect(loadArtefact(folder)).rejects.toThrow(/model\.json:.*JSON/);
  });

  it('says that its graph is corrupt', async () => {
    await expect(loadClassifier(folder)).rejects.toThrow(
      /does not hold a model of this program: model\.onnx/,
    );
  });
});
