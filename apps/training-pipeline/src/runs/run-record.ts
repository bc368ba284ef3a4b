import { z } from 'zod';

/** The file of a run's folder that says what the run was made from. */
export const RUN_FILE = 'run.json';
export const SUMMARY_FILE = 'summary.json';
export const PAGE_FILE = 'index.html';
export const MODEL_FILE = 'model.tar.gz';

const sha256 = z.string().regex(/^[\da-f]{64}$/, 'is not the SHA-256 of anything');

/** `run.json`: enough to make the run again, and to tell whether two runs learnt from the same pictures. */
export const runRecordSchema = z.strictObject({
  formatVersion: z.literal(1),
  startedAt: z.iso.datetime(),
  /** As it was typed. */
  command: z.string(),
  seed: z.number().int(),
  /** Of all pictures and lists of the data set, by their names and bytes. */
  dataHash: sha256,
  /** The options of the run, those that were not given too. */
  options: z.record(z.string(), z.json()),
  hyperparameters: z.record(z.string(), z.string()),
  model: z.strictObject({ file: z.literal(MODEL_FILE), sha256 }),
});
export type RunRecord = z.infer<typeof runRecordSchema>;
