import type { Twins } from '@scones/image-dataset';

export interface StagedDataset {
  readonly dataset: string;
  /** By label. */
  readonly classes: readonly string[];
  readonly bucket: string;
  readonly prefix: string;
  readonly seed: number;
  readonly trainImages: number;
  readonly validationImages: number;
  readonly testImages: number;
  /** Pixels a side that suit the pictures, for a network that is trained on them. */
  readonly imageSize: number;
  /** Objects that this run put there; the others were there already, byte for byte. */
  readonly uploaded: number;
  readonly trainManifest: string;
  readonly validationManifest: string;
  readonly testManifest: string;
  /** Pictures that cannot be read. */
  readonly leftOut: readonly LeftOut[];
  /** Pictures that stand in two classes or in two sets. */
  readonly twins: readonly Twins[];
  /** What else was left out, or looks odd, one sentence each. */
  readonly notices: readonly string[];
}

export interface LeftOut {
  /** Where it stands in its source. */
  readonly origin: string;
  readonly reason: string;
}
