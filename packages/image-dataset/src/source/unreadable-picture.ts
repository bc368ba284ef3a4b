/** A picture's own fault. The message says what is wrong with it: `it has zero bytes`. Other pictures may be well. */
export class UnreadablePicture extends Error {
  override readonly name = 'UnreadablePicture';
}
