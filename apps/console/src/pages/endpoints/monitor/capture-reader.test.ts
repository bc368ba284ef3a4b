import { expect, it } from 'vitest';
import { CaptureReader } from './capture-reader.ts';

const capture = (time: string, answer: readonly number[]): string =>
  JSON.stringify({
    captureData: {
      endpointOutput: {
        observedContentType: 'application/json',
        mode: 'OUTPUT',
        data: JSON.stringify(answer),
        encoding: 'JSON',
      },
    },
    eventMetadata: { eventId: time, inferenceTime: time, customAttributes: ['scones/test/a.png'] },
    eventVersion: '0',
  });

function storage(): { texts: Map<string, string>; read: string[]; reader: CaptureReader } {
  const texts = new Map<string, string>();
  const read: string[] = [];
  const reader = new CaptureReader(
    {
      list: () => Promise.resolve([...texts.keys()]),
      read: (key) => {
        read.push(key);
        return Promise.resolve(texts.get(key) ?? '');
      },
    },
    ['bicycle', 'motorcycle'],
  );
  return { texts, read, reader };
}

it('gives the answers of all files by their time, and reads no other files', async () => {
  const { texts, read, reader } = storage();
  texts.set('c/2.jsonl', capture('2026-01-01T00:00:02Z', [0.9, 0.1]));
  texts.set('c/1.jsonl', capture('2026-01-01T00:00:01Z', [0.2, 0.8]));
  texts.set('c/readme.txt', 'no capture');
  const found = await reader.inferences();
  expect(found.map(({ predictedLabel, confidence }) => [predictedLabel, confidence])).toEqual([
    ['motorcycle', 0.8],
    ['bicycle', 0.9],
  ]);
  expect(read.toSorted()).toEqual(['c/1.jsonl', 'c/2.jsonl']);
});

it('reads a file once, and gives the same answers again', async () => {
  const { texts, read, reader } = storage();
  texts.set('c/1.jsonl', capture('2026-01-01T00:00:01Z', [0.2, 0.8]));
  const [first] = await reader.inferences();
  texts.set('c/2.jsonl', capture('2026-01-01T00:00:02Z', [0.9, 0.1]));
  const again = await reader.inferences();
  expect(again[0]).toBe(first);
  expect(again).toHaveLength(2);
  expect(read).toEqual(['c/1.jsonl', 'c/2.jsonl']);
});

it('forgets the files that are deleted', async () => {
  const { texts, reader } = storage();
  texts.set('c/1.jsonl', capture('2026-01-01T00:00:01Z', [0.2, 0.8]));
  await reader.inferences();
  texts.clear();
  expect(await reader.inferences()).toEqual([]);
});

it('names the file whose lines are no captures', async () => {
  const { texts, reader } = storage();
  texts.set('c/1.jsonl', 'nonsense');
  await expect(reader.inferences()).rejects.toThrow('c/1.jsonl, line 1');
});
