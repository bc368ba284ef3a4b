import {
  classNamesOption,
  countOption,
  numberOption,
  shareOption,
  textOption,
  timeOption,
} from '@scones/command-line';
import { z } from 'zod';
import { endpointNameSchema } from '../deploy/deploy-options.ts';

export const monitorOptionsSchema = z.object({
  name: endpointNameSchema,
  classes: classNamesOption()
    .optional()
    .describe(
      'the names of the classes, in the order of their labels; those that the model was trained on if not given',
    )
    .meta({ value: 'a,b,…' }),
  threshold: shareOption()
    .describe('the confidence that an answer needs to pass, from 0 to 1')
    .meta({ value: 'share' }),
  capturePrefix: z
    .string()
    .regex(/^s3:\/\/[^/]+(\/.*)?$/, 'takes s3://BUCKET/KEY')
    .optional()
    .describe("where the captures are; the endpoint's own setting if not given")
    .meta({ value: 's3-location' }),
  since: timeOption()
    .optional()
    .describe(
      'only answers from then on: 2026-11-23, 2026-11-23T14:05 (UTC), 2h for two hours ago, yesterday',
    )
    .meta({ value: 'time' }),
  until: timeOption().optional().describe('only answers before then, as --since').meta({ value: 'time' }),
  atLeast: countOption(0)
    .default(0)
    .describe('wait for this many answers: captures come late')
    .meta({ value: 'count' }),
  waitSeconds: numberOption({ least: 0 })
    .default(60)
    .describe('how long to wait for them')
    .meta({ value: 'seconds' }),
  page: z
    .string()
    .min(1)
    .optional()
    .describe('also writes the charts into this file: one HTML page that needs nothing but itself')
    .meta({ value: 'file' }),
  report: textOption()
    .optional()
    .describe(
      'also writes a report into this folder: that page, and quality.json where test pictures were asked about',
    )
    .meta({ value: 'folder' }),
});
export type MonitorOptions = z.input<typeof monitorOptionsSchema>;
