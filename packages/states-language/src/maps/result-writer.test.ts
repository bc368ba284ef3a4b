import { expect, it } from 'vitest';
import type { JsonObject } from '../json.ts';
import { bucket, runMap } from './test-map.ts';

const TO_S3 = {
  Resource: 'arn:aws:states:::s3:putObject',
  Parameters: { Bucket: 'pictures', Prefix: 'out' },
};
const TOLERANT = { ToleratedFailurePercentage: 50 };

async function outputOf(
  ResultWriter: JsonObject,
  items: string[] | string[][] = ['a', 'b'],
): Promise<unknown> {
  const ended = await runMap(items, { ResultWriter, ...TOLERANT }).result;
  return ended.status === 'SUCCEEDED' ? (JSON.parse(ended.output) as unknown) : ended;
}

async function filesOf(
  WriterConfig: JsonObject,
  items: (string | string[])[],
): Promise<Record<string, string>> {
  const objects: Record<string, string> = {};
  const ResultWriter = { ...TO_S3, WriterConfig };
  await runMap(items, { ResultWriter, ...TOLERANT }, bucket(objects)).result;
  return Object.fromEntries(
    Object.entries(objects).map(([key, text]) => [key.replace('out/map-run/', ''), text]),
  );
}

// https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
it('shows results in the form that a WriterConfig by itself asks for', async () => {
  const items = [['a', 'b'], ['c']];
  const config = (Transformation: string): JsonObject => ({
    WriterConfig: { Transformation, OutputType: 'JSON' },
  });
  expect(await outputOf(config('COMPACT'), items)).toEqual(items);
  expect(await outputOf(config('FLATTEN'), items)).toEqual(['a', 'b', 'c']);
  expect(await outputOf(config('NONE'), items)).toMatchObject([
    { Status: 'SUCCEEDED', Output: '["a","b"]' },
    { Status: 'SUCCEEDED', Output: '["c"]' },
  ]);
});

it('shows a child that failed as it is, whatever the form', async () => {
  const config = { WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSON' } };
  expect(await outputOf(config, ['a', 'bad'])).toMatchObject(['a', { Status: 'FAILED', Error: 'Bad' }]);
});

it('shows JSON Lines as a text', async () => {
  const config = { WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' } };
  expect(await outputOf(config)).toBe('"a"\n"b"\n');
});

it('writes outputs alone to S3, a line each', async () => {
  const files = await filesOf({ Transformation: 'COMPACT', OutputType: 'JSONL' }, ['a', 'bad', 'c']);
  expect(files['SUCCEEDED_0.jsonl']).toBe('"a"\n"c"\n');
  expect(JSON.parse(files['FAILED_0.jsonl'] as string)).toMatchObject({ Status: 'FAILED', Error: 'Bad' });
  expect(JSON.parse(files['manifest.json'] as string)).toMatchObject({
    ResultFiles: { SUCCEEDED: [{ Key: 'out/map-run/SUCCEEDED_0.jsonl', Size: 8 }] },
  });
});

it('writes the members of outputs that are arrays', async () => {
  const files = await filesOf({ Transformation: 'FLATTEN' }, [['a', 'b'], 'c']);
  expect(files['SUCCEEDED_0.json']).toBe('["a","b","c"]');
});

it.each([
  [{}, 'These fields are required: [Resource]'],
  [
    { WriterConfig: { Transformation: 'ZIP' } },
    'Value should be one of the following: [NONE, COMPACT, FLATTEN]',
  ],
  [{ WriterConfig: { OutputType: 'CSV' } }, 'Value should be one of the following: [JSON, JSONL]'],
  [{ WriterConfig: {}, Parameters: {} }, 'These fields are required: [Resource]'],
])('refuses %j', (ResultWriter, complaint) => {
  expect(() => runMap([], { ResultWriter })).toThrow(complaint);
});
