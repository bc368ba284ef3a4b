/** The kind of a data set's pictures. It is stored with the staged manifest, for a later training. */
const PICTURE_KINDS = ['drawn', 'photographs'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** The name of the S3 user metadata for it. */
export const PICTURES_METADATA = 'pictures';

const EPOCHS: Readonly<Record<PictureKind, number>> = { drawn: 12, photographs: 75 };

/** The default number of passes over the pictures. Drawn ones are learnt in fewer passes. */
export function epochsFor(pictures: string | undefined): number {
  return EPOCHS[PICTURE_KINDS.find((kind) => kind === pictures) ?? 'photographs'];
}
