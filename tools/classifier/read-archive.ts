import { createReadStream } from 'node:fs';
import { decodePicture, type LabelledPictures, type PictureShape } from '@scones/image-classifier';
import { encodePng, readCifar100, type Split } from '@scones/image-dataset';

interface ArchivePictures {
  readonly train: LabelledPictures;
  readonly test: LabelledPictures;
}

const SHAPE: PictureShape = { height: 32, width: 32 };

/** The pictures of some classes of a CIFAR-100 archive, staged and decoded as the product does. */
export async function readArchive(path: string, classes: readonly string[]): Promise<ArchivePictures> {
  const sets = { train: emptySet(), test: emptySet() } satisfies Record<Split, unknown>;
  for await (const picture of readCifar100(() => createReadStream(path), { classes })) {
    const { pictures, labels } = sets[picture.split];
    pictures.push(await decodePicture(await encodePng(picture), picture.name, SHAPE));
    labels.push(picture.label);
  }
  return sets;
}

function emptySet(): { shape: PictureShape; pictures: Uint8Array[]; labels: number[] } {
  return { shape: SHAPE, pictures: [], labels: [] };
}

/** The pictures whose place is wanted. */
export function picked(
  { shape, pictures, labels }: LabelledPictures,
  isWanted: (place: number) => boolean,
): LabelledPictures {
  return {
    shape,
    pictures: pictures.filter((_, place) => isWanted(place)),
    labels: labels.filter((_, place) => isWanted(place)),
  };
}
