import { createReadStream } from 'node:fs';
import { decodePicture, type LabelledPictures, type PictureShape } from '@scones/image-classifier';
import { cifar100Source, encodePng, type Split } from '@scones/image-dataset';

export interface ArchivePictures extends LabelledPictures {
  /** By label. */
  readonly classes: readonly string[];
  /** The set that the archive puts each picture in: training or test. */
  readonly splits: readonly Split[];
}

const SHAPE: PictureShape = { height: 32, width: 32 };

/** The pictures of some classes of a CIFAR-100 archive, encoded and decoded as on their way to a training job. */
export async function readArchive(path: string, classes: readonly string[]): Promise<ArchivePictures> {
  const source = cifar100Source(() => createReadStream(path), { classes });
  const listing = await source.list();
  const pictures: Uint8Array[] = [];
  const labels: number[] = [];
  const splits: Split[] = [];
  for await (const picture of source.read(listing.pictures)) {
    pictures.push(await decodePicture(await encodePng(await picture.content()), picture.listed.name, SHAPE));
    labels.push(listing.classes.indexOf(picture.listed.className));
    splits.push(picture.listed.split ?? 'train');
  }
  return { shape: SHAPE, pictures, labels, splits, classes: listing.classes };
}
