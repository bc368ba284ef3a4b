import { expect, it } from 'vitest';
import type { EventEnvelope } from './event.ts';
import { isPath, targetInput } from './target-input.ts';

const event: EventEnvelope = {
  version: '0',
  id: '1',
  'detail-type': 'Change',
  source: 'aws.states',
  account: '000000000000',
  time: '2026-01-01T00:00:00Z',
  region: 'us-east-1',
  resources: ['arn:one'],
  detail: { status: 'FAILED', cause: 'said "no"\nand went', counts: { a: 1 }, nothing: null },
};
const RULE = 'arn:aws:events:us-east-1:000000000000:rule/failures';
const transform = (InputTemplate: string, InputPathsMap?: Record<string, string>): string =>
  targetInput({ InputTransformer: { InputTemplate, InputPathsMap } }, event, RULE);

it('sends the whole event unless told otherwise', () => {
  expect(JSON.parse(targetInput({}, event, RULE))).toEqual(event);
});

it('sends a constant, or a part of the event', () => {
  expect(targetInput({ Input: '{"a":1}' }, event, RULE)).toBe('{"a":1}');
  expect(targetInput({ InputPath: '$.detail.counts' }, event, RULE)).toBe('{"a":1}');
  expect(targetInput({ InputPath: '$.resources[0]' }, event, RULE)).toBe('"arn:one"');
});

it('puts values into a JSON template as JSON', () => {
  const text = transform('{"status":<s>,"cause":<c>,"counts":<n>,"none":<x>,"nothing":<z>}', {
    s: '$.detail.status',
    c: '$.detail.cause',
    n: '$.detail.counts',
    x: '$.detail.missing',
    z: '$.detail.nothing',
  });
  expect(JSON.parse(text)).toEqual({
    status: 'FAILED',
    cause: 'said "no"\nand went',
    counts: { a: 1 },
    none: '',
    nothing: null,
  });
});

it('puts values into a text between quotes as text', () => {
  const text = transform('"The execution <s>: <c>"', { s: '$.detail.status', c: '$.detail.cause' });
  expect(JSON.parse(text)).toBe('The execution FAILED: said "no"\nand went');
});

it('fills in the rule’s own variables, and leaves all else', () => {
  expect(transform('{"rule":<aws.events.rule-name>,"text":"<unknown>"}')).toBe(
    '{"rule":"failures","text":"<unknown>"}',
  );
  expect(JSON.parse(transform('{"e":<aws.events.event.json>}'))).toEqual({ e: event });
});

it('takes any name for a variable, and no name that none has been given', () => {
  expect(transform('{"a":<__proto__>,"b":<constructor>}', { __proto__x: '$' })).toBe(
    '{"a":<__proto__>,"b":<constructor>}',
  );
  const paths = Object.fromEntries([
    ['__proto__', '$.source'],
    ['constructor', '$.id'],
  ]);
  expect(transform('{"a":<__proto__>,"b":<constructor>}', paths)).toBe('{"a":"aws.states","b":"1"}');
});

it('knows which paths it can follow', () => {
  expect(['$', '$.detail.status', '$.resources[0]', "$['detail-type']", '$.detail-type'].every(isPath)).toBe(
    true,
  );
  expect(['detail', '$..status', '$.a[?(@.b)]'].some(isPath)).toBe(false);
});
