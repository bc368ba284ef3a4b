import { MODEL_FILE, type RunRecord } from '@scones/training-pipeline';
import type { Outcome } from './report-data.ts';

/** What the run was made from. */
export function runRecord(
  { options, trained, model, startedAt }: Pick<Outcome, 'options' | 'trained' | 'model' | 'startedAt'>,
  dataHash: string,
  values: readonly string[],
): RunRecord {
  return {
    formatVersion: 1,
    startedAt: new Date(startedAt).toISOString(),
    command: ['npm start', ...(values.length === 0 ? [] : ['--', ...values.map(quoted)])].join(' '),
    seed: options.seed,
    dataHash,
    // JSON leaves out what is undefined, and keeps the rest as it is.
    options: JSON.parse(JSON.stringify(options)) as RunRecord['options'],
    hyperparameters: { ...trained.hyperparameters },
    model: { file: MODEL_FILE, sha256: model.sha256 },
  };
}

/** As a shell takes it. */
const quoted = (value: string): string =>
  /^[\w./:=,@+-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
