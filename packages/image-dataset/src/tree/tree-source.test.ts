import { pack } from 'tar-stream';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { archiveSource } from '../archive/archive-source.ts';
import type { ReadPicture } from '../source/picture-source.ts';
import type { FileTree } from './file-tree.ts';
import { treeSource } from './tree-source.ts';

const tree = (files: Readonly<Record<string, string>>): FileTree => ({
  async *paths() {
    yield* Object.keys(files);
  },
  async *read(wanted) {
    for (const [path, text] of Object.entries(files))
      if (wanted.has(path)) yield { path, content: () => Promise.resolve(Buffer.from(text)) };
  },
});
async function textsOf(pictures: AsyncIterable<ReadPicture>): Promise<string[]> {
  const texts: string[] = [];
  for await (const { content } of pictures)
    texts.push(Buffer.from((await content()) as Uint8Array).toString());
  return texts;
}

const all = (known: readonly string[]) => known;

it('lists classes by name, and pictures under names that are safe and unique', async () => {
  const listing = await treeSource(
    tree({ 'dog/a b.jpg': '', 'cat/ä/1.jpg': '', 'cat/1.png': '', 'cat/1.JPG': '' }),
    all,
  ).list();
  expect(listing.classes).toEqual(['cat', 'dog']);
  expect(listing.pictures.map(({ origin, name }) => [origin, name])).toEqual([
    ['cat/1.JPG', 'cat-1'],
    ['cat/1.png', 'cat-1-2'],
    ['cat/ä/1.jpg', 'cat-1-3'],
    ['dog/a b.jpg', 'dog-a_b'],
  ]);
});

it('reads only the classes that are wanted, in the order of their labels', async () => {
  const source = treeSource(tree({ 'ant/1': '1', 'bee/1': '2', 'cat/1': '3' }), () => ['cat', 'ant']);
  const { classes, pictures } = await source.list();
  expect(classes).toEqual(['cat', 'ant']);
  expect(await textsOf(source.read(pictures))).toEqual(['1', '3']);
});

it('says of a picture that is gone that it is not there', async () => {
  const source = treeSource(tree({ 'ant/1': '1', 'bee/1': '2' }), all);
  const { pictures } = await source.list();
  const gone = { ...pictures[0]!, origin: 'ant/gone' };
  for await (const { content } of source.read([gone])) await expect(content()).rejects.toThrow('not there');
});

it.each([
  [{ 'cat/1': '', 'dog/1': '' }, ['cat', 'dgo'], 'UNKNOWN_CLASS', 'Did you mean dog?'],
  [{ 'cat/1': '' }, undefined, 'NO_CLASSES', 'there must be two'],
  [{ 'a,b/1': '', 'dog/1': '' }, undefined, 'BAD_LABEL_NAMES', 'without commas'],
])('refuses %j with the classes %j', async (files, classes, code, hint) => {
  await expect(treeSource(tree(files), (known) => classes ?? known).list()).rejects.toMatchObject({
    code,
    hint: expect.stringContaining(hint),
  });
});

it('reads a tar of folders, packed or not', async () => {
  const tar = pack();
  for (const path of ['pets/cat/1.jpg', 'pets/dog/1.jpg']) tar.entry({ name: path }, path);
  tar.entry({ name: 'pets/horse/', type: 'directory' });
  tar.finalize();
  const bytes = await buffer(tar as AsyncIterable<Uint8Array>);
  for (const packed of [bytes, gzipSync(bytes)]) {
    const source = await archiveSource(() => Readable.from([packed]), { published: all, own: all });
    const { classes, pictures, notices } = await source.list();
    expect([classes, notices]).toEqual([['cat', 'dog'], ['The folder pets/horse/ has no pictures']]);
    expect(await textsOf(source.read(pictures))).toEqual(['pets/cat/1.jpg', 'pets/dog/1.jpg']);
  }
});
