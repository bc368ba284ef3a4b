/** The kind of a data set's pictures. It is stored with the staged manifest, for a later training. */
export const PICTURE_KINDS = ['drawn', 'photographs'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

const EPOCHS: Readonly<Record<PictureKind, number>> = { drawn: 12, photographs: 100 };

/** The default number of passes over the pictures. Drawn ones are learnt in fewer passes. */
export function epochsFor(kind: PictureKind = 'photographs'): number {
  return EPOCHS[kind];
}

/** A backbone knows much already. */
export const EPOCHS_FROM_BACKBONE = 10;
