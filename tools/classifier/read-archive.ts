import { createReadStream } from 'node:fs';
import { decodePicture, type LabelledPictures, type PictureShape } from '@scones/image-classifier';
import { archiveSource, preparePicture, type Split } from '@scones/image-dataset';

export interface ArchivePictures extends LabelledPictures {
  /** By label. */
  readonly classes: readonly string[];
  /** The set that the archive puts each picture in: training or test. */
  readonly splits: readonly Split[];
}

const SHAPE: PictureShape = { height: 32, width: 32 };

/** The pictures of some classes of an archive, prepared and decoded as on their way to a training job. */
export async function readArchive(path: string, classes: readonly string[]): Promise<ArchivePictures> {
  const wanted = (): readonly string[] => classes;
  const source = await archiveSource(() => createReadStream(path), { published: wanted, own: wanted });
  const listing = await source.list();
  const pictures: Uint8Array[] = [];
  const labels: number[] = [];
  const splits: Split[] = [];
  for await (const picture of source.read(listing.pictures)) {
    const { bytes } = await preparePicture(await picture.content(), Infinity);
    pictures.push(await decodePicture(bytes, picture.listed.name, SHAPE));
    labels.push(listing.classes.indexOf(picture.listed.className));
    splits.push(picture.listed.split ?? 'train');
  }
  return { shape: SHAPE, pictures, labels, splits, classes: listing.classes };
}
