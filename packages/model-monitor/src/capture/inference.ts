/** One answer of the endpoint, with the picture that it was asked about. */
export interface Inference {
  readonly eventId: string;
  /** The caller's own id, if it sent one. */
  readonly inferenceId?: string;
  /** The caller's `CustomAttributes`, if it sent any. Here they say which picture it asks about. */
  readonly customAttributes?: readonly string[];
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Absent where the endpoint captures only its output. */
  readonly image?: { readonly contentType: string; readonly base64: string };
  /** One for each class, in the model's order. */
  readonly probabilities: readonly number[];
  readonly predictedLabel: string;
  /** The probability of the predicted label. */
  readonly confidence: number;
}
