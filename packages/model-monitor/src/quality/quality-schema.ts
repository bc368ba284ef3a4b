import { z } from 'zod';

const count = z.number().int().nonnegative();
const bound = z.number().nullable();

/** A number, the bounds of its 95 % interval, and how many pictures it comes from. Null where there is none. */
const measuredSchema = z.strictObject({ value: bound, low: bound, high: bound, pictures: count });
export type Measured = z.infer<typeof measuredSchema>;

const classSchema = z.strictObject({
  name: z.string(),
  shown: count,
  predicted: count,
  precision: measuredSchema,
  recall: measuredSchema,
  f1: bound,
});
export type ClassQuality = z.infer<typeof classSchema>;

/** What a model's answers about one set of pictures come to. */
const setQualitySchema = z.strictObject({
  set: z.enum(['test', 'validation']),
  pictures: count,
  /** Those that the model answered about; the others count as wrong. */
  answered: count,
  threshold: z.number().min(0).max(1),
  accuracy: measuredSchema,
  /** Of those that reach the threshold. */
  accuracyAmongPassed: measuredSchema,
  passed: count,
  wrongButPassed: count,
  logLoss: measuredSchema,
  /** Over ten bins of equal width. */
  expectedCalibrationError: measuredSchema,
  /** The same before temperature scaling, where its factor is known. */
  expectedCalibrationErrorBefore: measuredSchema.nullable(),
  macroF1: measuredSchema,
  /** Of two classes only: the area under the ROC curve, and the average precision, of the second class. */
  rocArea: measuredSchema.nullable(),
  averagePrecision: measuredSchema.nullable(),
  classes: z.array(classSchema),
});
export type SetQuality = z.infer<typeof setQualitySchema>;

/** How `--target-accuracy` came to its threshold: by the validation pictures. */
const targetSchema = z.strictObject({
  accuracy: z.number().min(0).max(1),
  threshold: z.number().min(0).max(1),
  pictures: count,
  passed: count,
  right: count,
});
export type ThresholdTarget = z.infer<typeof targetSchema>;

/** Everything that is measured of a model. The validation set's part comes from the record in the model. */
export const qualitySchema = z.strictObject({
  test: setQualitySchema,
  validation: setQualitySchema.nullable(),
  target: targetSchema.nullable(),
});
export type Quality = z.infer<typeof qualitySchema>;
