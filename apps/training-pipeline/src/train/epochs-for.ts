/** The kind of a data set's pictures; it is kept with the staged manifest, for those who train later. */
const PICTURE_KINDS = ['drawn', 'photographs'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** The name of S3's user metadata that says so. */
export const PICTURES_METADATA = 'pictures';

const EPOCHS: Readonly<Record<PictureKind, number>> = { drawn: 12, photographs: 75 };

/** How often each picture is seen where nobody says. Drawn ones are learnt in fewer passes. */
export function epochsFor(pictures: string | undefined): number {
  return EPOCHS[PICTURE_KINDS.find((kind) => kind === pictures) ?? 'photographs'];
}
