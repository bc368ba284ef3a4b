import { type Curves, SECONDS } from './metric-curves.ts';

export interface Progress {
  readonly epochsDone: number;
  readonly epochs: number;
  /** From the last epochs; undefined before the first has ended. */
  readonly secondsLeft: number | undefined;
}

/** An epoch takes as long as the last few did, since the machine's load changes. */
const LOOKED_AT = 5;

/** How far a job is; undefined where its hyperparameters give no number of epochs. */
export function trainingProgress(
  curves: Curves,
  hyperparameters: Readonly<Record<string, string>>,
): Progress | undefined {
  const epochs = Number(hyperparameters['epochs']);
  if (!(epochs > 0)) return undefined;
  const all = [...curves.values()].flat();
  const epochsDone = all.reduce((last, { epoch }) => Math.max(last, epoch), 0);
  const last = (curves.get(SECONDS) ?? []).slice(-LOOKED_AT);
  const mean = last.reduce((sum, { value }) => sum + value, 0) / last.length;
  return { epochsDone, epochs, secondsLeft: last.length === 0 ? undefined : mean * (epochs - epochsDone) };
}
