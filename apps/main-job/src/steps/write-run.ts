import { basename, dirname, join } from 'node:path';
import { requireReportFolder, writeReportFolder } from '@scones/command-line';
import { type ReportData, renderReport, type Summary, summarySchema } from '@scones/model-monitor';
import {
  MODEL_FILE,
  PAGE_FILE,
  pointLatest,
  RUN_FILE,
  runName,
  type RunRecord,
  runRecordSchema,
  SUMMARY_FILE,
} from '@scones/training-pipeline';

/** The folder of the runs, seen from where the job is started. */
const RUNS = 'reports';

/** What a run leaves behind. */
export interface FinishedRun {
  readonly data: ReportData;
  readonly summary: Summary;
  readonly record: RunRecord;
  /** The bytes of `model.tar.gz`. */
  readonly model: Uint8Array;
}

/** Where a run's report goes: the folder that the user names, else one of its own among the runs. */
export interface RunPlace {
  readonly folder: string;
  /** Whether `latest`, beside it, leads to it from now on. */
  readonly isAmongRuns: boolean;
}

export function runPlace(report: string | undefined, startedAt: number): RunPlace {
  return report === undefined
    ? { folder: join(RUNS, runName(startedAt)), isAmongRuns: true }
    : { folder: report, isAmongRuns: false };
}

export const requireRunPlace = ({ folder }: RunPlace): Promise<void> =>
  requireReportFolder(folder, [PAGE_FILE, SUMMARY_FILE, RUN_FILE, MODEL_FILE]);

/** Writes the run's files as a whole. Resolves to the place of the page. */
export async function writeRun({ folder, isAmongRuns }: RunPlace, run: FinishedRun): Promise<string> {
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  await writeReportFolder(folder, {
    [SUMMARY_FILE]: json(summarySchema.parse(run.summary)),
    [RUN_FILE]: json(runRecordSchema.parse(run.record)),
    [PAGE_FILE]: renderReport(run.data),
    [MODEL_FILE]: run.model,
  });
  const open = isAmongRuns ? await pointLatest(dirname(folder), basename(folder)) : folder;
  return join(open, PAGE_FILE);
}
