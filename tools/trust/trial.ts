/** One thing that is tried of the emulator: it holds where `held` is `tried`. */
export interface Row {
  readonly name: string;
  readonly tried: number;
  readonly held: number;
  /** What a reader wants to know besides: a measured number, or why nothing was tried. */
  readonly note?: string | undefined;
}

export interface TrialOptions {
  /** Everything that is random follows from it. */
  readonly seed: number;
  /** The form of `npm test`: seconds instead of minutes. */
  readonly isShort: boolean;
  readonly onProgress: (line: string) => void;
}

/** A command of the harness. */
export interface Trial {
  /** What is tried and what must hold, in a few sentences of Markdown for `docs/reliability.md`. */
  readonly about: string;
  run(options: TrialOptions): Promise<readonly Row[]>;
}

export function holds({ tried, held }: Row): boolean {
  return held === tried;
}
