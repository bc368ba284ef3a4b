import { expect, it } from 'vitest';
import { parseCapture } from './parse-capture.ts';

const PICTURE = Buffer.from('a picture').toString('base64');

const record = () => ({
  captureData: {
    endpointInput: {
      observedContentType: 'application/x-image',
      mode: 'INPUT',
      data: PICTURE,
      encoding: 'BASE64',
    },
    endpointOutput: {
      observedContentType: 'application/json',
      mode: 'OUTPUT',
      data: '[0.25,0.75]',
      encoding: 'JSON',
    },
  },
  eventMetadata: { eventId: 'e-1', inferenceTime: '2026-11-23T14:00:01Z' },
  eventVersion: '0',
});

const parse = (text: string, classes = ['bicycle', 'motorcycle']) =>
  parseCapture(text, { classes, source: 'c.jsonl' });
const parseOne = (change: (value: ReturnType<typeof record>) => unknown) =>
  parse(JSON.stringify(change(record())));
const withOutput = (output: object) => (value: ReturnType<typeof record>) => {
  Object.assign(value.captureData.endpointOutput, output);
  return value;
};

it('gives one inference a line', () => {
  const line = JSON.stringify(record());
  expect(parse(`${line}\n${line}\n\n`)).toHaveLength(2);
  expect(parse(line)).toEqual([
    {
      eventId: 'e-1',
      time: Date.UTC(2026, 10, 23, 14, 0, 1),
      image: { contentType: 'application/x-image', base64: PICTURE },
      probabilities: [0.25, 0.75],
      predictedLabel: 'motorcycle',
      confidence: 0.75,
    },
  ]);
});

it('reads answers in base64 and CSV, the inference id, and fields that it does not know', () => {
  const base64 = Buffer.from('[0.9, 0.1]').toString('base64');
  expect(parseOne(withOutput({ data: base64, encoding: 'BASE64' }))[0]!.predictedLabel).toBe('bicycle');
  expect(parseOne(withOutput({ data: '0.9,0.1', encoding: 'CSV' }))[0]!.confidence).toBe(0.9);
  const extra = parseOne((value) => ({
    ...value,
    more: 1,
    eventMetadata: { ...value.eventMetadata, inferenceId: 'i' },
  }));
  expect(extra[0]!.inferenceId).toBe('i');
});

it('keeps the custom attributes, which say what the question was about', () => {
  const [inference] = parseOne((value) => ({
    ...value,
    eventMetadata: { ...value.eventMetadata, customAttributes: ['scones/test/a.png'] },
  }));
  expect(inference!.customAttributes).toEqual(['scones/test/a.png']);
  expect(parseOne((value) => value)[0]).not.toHaveProperty('customAttributes');
});

it('refuses custom attributes that are no list of texts', () => {
  const single = (value: ReturnType<typeof record>) => ({
    ...value,
    eventMetadata: { ...value.eventMetadata, customAttributes: 'scones/test/a.png' },
  });
  expect(() => parseOne(single)).toThrow('c.jsonl, line 1: eventMetadata.customAttributes: ');
});

it('does without pictures where only answers are captured', () => {
  const [inference] = parseOne(({ captureData: { endpointOutput }, ...rest }) => ({
    ...rest,
    captureData: { endpointOutput },
  }));
  expect(inference!.image).toBeUndefined();
});

it('names the line and what is wrong with it', () => {
  expect(() => parse(`${JSON.stringify(record())}\n{"captureData": `)).toThrow(/^c\.jsonl, line 2: not JSON/);
  expect(() => parse('[]')).toThrow('c.jsonl, line 1: the record: ');
  expect(() => parseOne(({ eventMetadata: _, ...rest }) => rest)).toThrow('c.jsonl, line 1: eventMetadata: ');
  expect(() => parseOne((value) => ({ ...value, eventVersion: '9' }))).toThrow(
    'c.jsonl, line 1: eventVersion: ',
  );
});

it.each([
  ['JSON', 'oops', /line 1, endpointOutput: not JSON/],
  ['JSON', '{"a":1}', /no array of probabilities/],
  ['JSON', '[0.5, 1.5]', /no array of probabilities/],
  ['CSV', '0.5,x', /no array of probabilities/],
  ['BASE64', 'not base64!', /not base64/],
  ['JSON', '[1]', /has 1 probabilities, but there are 2 classes \(bicycle, motorcycle\)/],
])('refuses the answer %s %s', (encoding, data, message) => {
  expect(() => parseOne(withOutput({ encoding, data }))).toThrow(message);
});

it('says so when answers were not captured, or the input is no picture', () => {
  const inputOnly = ({ captureData: { endpointInput }, ...rest }: ReturnType<typeof record>) => ({
    ...rest,
    captureData: { endpointInput },
  });
  expect(() => parseOne(inputOnly)).toThrow(expect.objectContaining({ code: 'OUTPUT_NOT_CAPTURED' }));
  const csvInput = (value: ReturnType<typeof record>) => {
    value.captureData.endpointInput.encoding = 'CSV';
    return value;
  };
  expect(() => parseOne(csvInput)).toThrow('endpointInput is CSV, not a picture in BASE64');
});
