import { createReadStream } from 'node:fs';
import { ClassifierError } from '../../classifier-error.ts';
import type { ContainerFolders } from '../../container-folders.ts';
import type { Channel, EncodedPicture } from './encoded-picture.ts';
import { parsedRecords } from './parsed-records.ts';

/**
 * The pictures of an augmented manifest. SageMaker follows it and pipes, record by record, a picture and its label as
 * text (https://docs.aws.amazon.com/sagemaker/latest/dg/augmented-manifest-stream.html).
 */
export async function* augmentedPictures(
  folders: ContainerFolders,
  { name, classes }: Channel,
): AsyncGenerator<EncodedPicture> {
  let bytes: Buffer | undefined;
  let pictures = 0;
  for await (const record of parsedRecords(createReadStream(folders.pipe(name)), `pipe ${name}`)) {
    if (bytes === undefined) {
      bytes = record;
      continue;
    }
    const [picture, line] = [bytes, `augmented manifest ${name}, picture ${++pictures}`];
    yield { name: line, label: labelIn(record, line, classes), read: async () => picture };
    bytes = undefined;
  }
  if (pictures === 0 || bytes !== undefined) throw emptyBatch(name);
}

const LONGEST_SHOWN = 40;

function labelIn(record: Buffer, line: string, classes: number): number {
  const text = record.toString('utf8').trim();
  const label = Number(text);
  if (text !== '' && Number.isInteger(label) && label >= 0 && label < classes) return label;
  throw new ClassifierError(
    'RECORDS_INVALID',
    `${line}: label ${JSON.stringify(text.slice(0, LONGEST_SHOWN))} is not one of 0 to ${classes - 1} (num_classes is ${classes}).`,
    'AttributeNames gives the picture’s attribute first, then that of its class; a list of classes needs multi_label, which is not supported.',
  );
}

const emptyBatch = (name: string): ClassifierError =>
  new ClassifierError(
    'RECORDS_INVALID',
    'Got empty batch from pipe. Please check if the manifest file contains valid batches and the value of training job parameter AttributeNames matches attributes names in the augmented manifest.',
    `The pipe of the channel ${name} brings no picture that is followed by its label.`,
  );
