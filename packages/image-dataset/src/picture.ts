/** The three sets of a data set: to learn from, to choose and calibrate by, and to judge with at the very end. */
export const SPLITS = ['train', 'validation', 'test'] as const;
export type Split = (typeof SPLITS)[number];

/** The sets in words: `the training set`. */
export const SET_WORDS: Readonly<Record<Split, string>> = {
  train: 'training',
  validation: 'validation',
  test: 'test',
};

/** A picture without a label: interleaved RGB, one byte a channel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export interface LabelledPicture extends Picture {
  readonly split: Split;
  readonly className: string;
  /** The position of the class among the classes that were asked for. */
  readonly label: number;
  /** Unique within its split, and safe as a file name. */
  readonly name: string;
}
