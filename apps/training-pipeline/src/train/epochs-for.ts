import { photographEpochs } from '@scones/image-dataset';

/** The kind of a data set's pictures. It is stored with the staged manifest, for a later training. */
export const PICTURE_KINDS = ['drawn', 'photographs'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

const DRAWN_EPOCHS = 12;

/** The default number of passes over so many pictures. Drawn ones are learnt in fewer passes. */
export function epochsFor(pictures: number, kind: PictureKind = 'photographs'): number {
  return kind === 'drawn' ? DRAWN_EPOCHS : photographEpochs(pictures);
}

/** A backbone knows much already. */
export const EPOCHS_FROM_BACKBONE = 10;
