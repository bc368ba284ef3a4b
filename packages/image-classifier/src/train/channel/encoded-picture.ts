export interface EncodedPicture {
  /** How an error calls it. */
  readonly name: string;
  readonly label: number;
  readonly read: () => Promise<Uint8Array>;
}

export interface Channel {
  readonly name: 'train' | 'validation';
  readonly classes: number;
}
