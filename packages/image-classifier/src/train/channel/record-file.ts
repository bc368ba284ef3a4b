import { createReadStream } from 'node:fs';
import { ClassifierError } from '../../classifier-error.ts';
import { parsedRecords } from './parsed-records.ts';

/** An encoded picture with its class. */
export interface PictureRecord {
  readonly label: number;
  readonly bytes: Uint8Array;
}

/**
 * The records of a `.rec` file, or of several one after the other in a pipe: MXNet's head stands before each picture
 * (https://mxnet.apache.org/versions/1.9.1/api/architecture/note_data_loading). `source` is how errors call it.
 */
export async function* readRecordFile(path: string, source: string): AsyncGenerator<PictureRecord> {
  let number = 0;
  for await (const record of parsedRecords(createReadStream(path), source))
    yield pictureIn(record, `${source}, record ${++number}`);
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
