import { expect, it } from 'vitest';
import { UndoList } from './undo-list.ts';

it('removes the latest first, and each once', async () => {
  const list = new UndoList();
  const gone: string[] = [];
  for (const what of ['bucket', 'model', 'endpoint']) list.add(what, () => Promise.resolve(gone.push(what)));
  expect(await list.undoAll(() => undefined)).toEqual(['endpoint', 'model', 'bucket']);
  expect(await list.undoAll(() => undefined)).toEqual([]);
  expect(gone).toEqual(['endpoint', 'model', 'bucket']);
});

it('goes on after a failure and at the end names what stays', async () => {
  const list = new UndoList();
  const gone: string[] = [];
  list.add('bucket', () => Promise.resolve(gone.push('bucket')));
  list.add('endpoint', () => Promise.reject(new Error('no answer')));
  await expect(list.undoAll(() => undefined)).rejects.toThrow('endpoint could not be removed');
  expect(gone).toEqual(['bucket']);
});
