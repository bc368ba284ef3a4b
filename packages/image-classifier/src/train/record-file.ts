import { type FileHandle, open } from 'node:fs/promises';
import { ClassifierError } from '../classifier-error.ts';

/** An encoded picture with its class. */
export interface PictureRecord {
  readonly label: number;
  readonly bytes: Uint8Array;
}

const MAGIC = 0xced7230a;
const MAGIC_BYTES = Buffer.from([0x0a, 0x23, 0xd7, 0xce]);

/** A record that holds the magic number itself is cut there, and the number left out. */
const PARTS = { whole: 0, first: 1, middle: 2, last: 3 } as const;

/**
 * The records of a `.rec` file, one in memory at a time. The framing is dmlc-core's, the head of a record MXNet's
 * (https://mxnet.apache.org/versions/1.9.1/api/architecture/note_data_loading). `source` is how errors call the file.
 */
export async function* readRecordFile(path: string, source: string): AsyncGenerator<PictureRecord> {
  await using file = await open(path);
  const { size } = await file.stat();
  for (let position = 0, number = 1; position < size; number++) {
    const parts: Buffer[] = [];
    for (let isLast = false; !isLast;) {
      const { kind, bytes, end } = await readPart(file, position, `${source}, record ${number}`);
      isLast = kind === PARTS.whole || kind === PARTS.last;
      parts.push(bytes, ...(isLast ? [] : [MAGIC_BYTES]));
      position = end;
    }
    yield pictureIn(Buffer.concat(parts), `${source}, record ${number}`);
  }
}

interface Part {
  readonly kind: number;
  readonly bytes: Buffer;
  /** Where the next part begins. */
  readonly end: number;
}

async function readPart(file: FileHandle, position: number, where: string): Promise<Part> {
  const head = await readAt(file, position, 8, where);
  if (head.readUInt32LE(0) !== MAGIC) throw invalid(`${where} does not begin with RecordIO's magic number.`);
  const word = head.readUInt32LE(4);
  const length = word & 0x1fffffff;
  const bytes = await readAt(file, position + 8, length, where);
  return { kind: word >>> 29, bytes, end: position + 8 + Math.ceil(length / 4) * 4 };
}

async function readAt(file: FileHandle, position: number, length: number, where: string): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw invalid(`${where} ends before its last byte.`);
  return buffer;
}

const LABEL = 4;
/** A flag, a label and two numbers of the picture stand before it, and where the flag says so, more labels. */
const HEAD = 24;

function pictureIn(record: Buffer, where: string): PictureRecord {
  if (record.length < HEAD) throw invalid(`${where} is too short for the head of a picture.`);
  const labels = record.readUInt32LE(0);
  if (labels > 1) throw invalid(`${where} has ${labels} labels, and a picture has one.`);
  const start = HEAD + 4 * labels;
  if (record.length < start) throw invalid(`${where} is too short for the head of a picture.`);
  return { label: record.readFloatLE(labels === 0 ? LABEL : HEAD), bytes: record.subarray(start) };
}

function invalid(message: string): ClassifierError {
  return new ClassifierError(
    'RECORDS_INVALID',
    message,
    'Make the file again by MXNet’s im2rec, or give the pictures as files with a .lst manifest.',
  );
}
