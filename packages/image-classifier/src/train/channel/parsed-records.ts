import { readRecords, RecordError } from '@scones/record-io';
import { ClassifierError } from '../../classifier-error.ts';

/** The records of a stream; one that is none is refused in the built-in algorithm's words. */
export async function* parsedRecords(
  stream: AsyncIterable<Uint8Array>,
  source: string,
): AsyncGenerator<Buffer> {
  try {
    yield* readRecords(stream);
  } catch (cause) {
    if (!(cause instanceof RecordError)) throw cause;
    throw new ClassifierError(
      'RECORDS_INVALID',
      'Unable to parse record. Please make sure input data is in correct recordio format.',
      `${source}, record ${cause.record} ${cause.fault}.`,
      { cause },
    );
  }
}
