import { expect, it } from 'vitest';
import { TelemetryFrames } from './telemetry-frames.ts';

function frame(text: string): Buffer {
  const header = Buffer.alloc(16);
  header.writeUInt32BE(0xa55a000f, 0);
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

function messagesOf(chunks: readonly Buffer[]): string[] {
  const messages: string[] = [];
  const frames = new TelemetryFrames((message) => messages.push(message));
  for (const chunk of chunks) frames.push(chunk);
  return messages;
}

const bytes = Buffer.concat([frame('two\nlines\n'), frame('\n'), frame('Zürich 🚲\n'), frame('no line end')]);
const messages = ['two\nlines', '', 'Zürich 🚲', 'no line end'];

it('gives each frame as a message, without its last line end', () => {
  expect(messagesOf([bytes])).toEqual(messages);
});

it.each([1, 7, 16, 17])('takes them in pieces of %i bytes', (size) => {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  expect(messagesOf(pieces)).toEqual(messages);
});

it('waits for the rest of a frame', () => {
  expect(messagesOf([frame('whole'), frame('a part').subarray(0, -1)])).toEqual(['whole']);
});
