import { PICTURE_KINDS, type PictureKind } from './train/epochs-for.ts';

/** What is known of a staged data set's pictures. It is stored with the manifests, for a later training. */
export interface StagedFacts {
  readonly kind: PictureKind | undefined;
  /** Pixels a side that suit the pictures. */
  readonly imageSize: number | undefined;
}

/** The names of the S3 user metadata. */
const KIND = 'pictures';
const IMAGE_SIZE = 'image-size';

export function stagedMetadata({ kind, imageSize }: StagedFacts): Record<string, string> {
  return {
    ...(kind !== undefined && { [KIND]: kind }),
    ...(imageSize !== undefined && { [IMAGE_SIZE]: String(imageSize) }),
  };
}

/** Somebody may have put the manifests there by other means, without any metadata. */
export function readStagedFacts(metadata: Readonly<Record<string, string>>): StagedFacts {
  const imageSize = Number(metadata[IMAGE_SIZE]);
  return {
    kind: PICTURE_KINDS.find((kind) => kind === metadata[KIND]),
    imageSize: Number.isInteger(imageSize) && imageSize > 0 ? imageSize : undefined,
  };
}
