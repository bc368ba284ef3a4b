import { expect, it } from 'vitest';
import { filesOf, manifestOf, readResults } from './read-results.ts';

it('finds the manifest by the output of the Map', () => {
  const output = JSON.stringify({
    MapRunArn: 'm',
    ResultWriterDetails: { Bucket: 'b', Key: 'r/manifest.json' },
  });
  expect(manifestOf(output)).toEqual({ bucket: 'b', key: 'r/manifest.json' });
  expect(manifestOf('[1,2]')).toBeUndefined();
});

it('names the files of a manifest, what failed first', () => {
  const ResultFiles = {
    SUCCEEDED: [{ Key: 'r/ok.json', Size: 9 }],
    FAILED: [{ Key: 'r/not.json', Size: 9 }],
  };
  expect(filesOf(JSON.stringify({ DestinationBucket: 'b', ResultFiles }))).toEqual([
    { bucket: 'b', key: 'r/not.json' },
    { bucket: 'b', key: 'r/ok.json' },
  ]);
  expect(filesOf('{}')).toEqual([]);
});

it('reads the children of a file', () => {
  const child = {
    Name: 'one',
    Status: 'FAILED',
    Input: '{"a":1}',
    StartDate: '2026-01-01T00:00:00.000Z',
    StopDate: '2026-01-01T00:00:01.000Z',
    Error: 'Broken',
  };
  expect(readResults(JSON.stringify([child]))).toEqual([
    {
      name: 'one',
      status: 'FAILED',
      input: { a: 1 },
      output: undefined,
      startedAt: Date.parse(child.StartDate),
      endedAt: Date.parse(child.StopDate),
      error: 'Broken',
    },
  ]);
});
