import { expect, it } from 'vitest';
import { KeptFiles } from './kept-files.ts';

interface Line {
  readonly text: string;
}

const readLines = (text: string): Line[] => text.split('\n').map((line) => ({ text: line }));

function storage(most?: number) {
  const texts = new Map<string, string>();
  const read: string[] = [];
  const open = { now: 0, most: 0 };
  const files = new KeptFiles<Line>(
    {
      list: () => Promise.resolve([...texts.keys()]),
      read: async (key) => {
        read.push(key);
        open.most = Math.max(open.most, (open.now += 1));
        await Promise.resolve();
        open.now -= 1;
        return texts.get(key) ?? '';
      },
    },
    most,
  );
  const found = async () => (await files.items(readLines)).map(({ text }) => text);
  return { texts, read, open, files, found };
}

it('gives what all files hold in the order of their names, and reads no other files', async () => {
  const { texts, read, found } = storage();
  texts.set('c/2.jsonl', 'c');
  texts.set('c/1.jsonl', 'a\nb');
  texts.set('c/readme.txt', 'no capture');
  expect(await found()).toEqual(['a', 'b', 'c']);
  expect(read.toSorted()).toEqual(['c/1.jsonl', 'c/2.jsonl']);
});

it('reads a file once, and gives the same again', async () => {
  const { texts, read, files } = storage();
  texts.set('c/1.jsonl', 'a');
  const [first] = await files.items(readLines);
  texts.set('c/2.jsonl', 'b');
  const again = await files.items(readLines);
  expect(again[0]).toBe(first);
  expect(again).toHaveLength(2);
  expect(read).toEqual(['c/1.jsonl', 'c/2.jsonl']);
});

it('reads several files at once, and leaves the browser a connection', async () => {
  const { texts, open, found } = storage();
  for (let index = 10; index < 60; index++) texts.set(`c/${index}.jsonl`, 'a');
  expect(await found()).toHaveLength(50);
  expect(open.most).toBe(5);
});

it('reads the newest files alone where there are too many', async () => {
  const { texts, found } = storage(2);
  for (const name of ['1', '2', '3']) texts.set(`c/${name}.jsonl`, name);
  expect(await found()).toEqual(['2', '3']);
});

it('forgets the files that are deleted', async () => {
  const { texts, found } = storage();
  texts.set('c/1.jsonl', 'a');
  await found();
  texts.clear();
  expect(await found()).toEqual([]);
});
