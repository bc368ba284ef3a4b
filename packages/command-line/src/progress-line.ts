export interface ProgressLine {
  readonly text: string;
  /** Replaced by the next line on a terminal, and left out elsewhere. */
  readonly transient?: boolean;
}
