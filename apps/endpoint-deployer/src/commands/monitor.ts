import { writeFile } from 'node:fs/promises';
import { confidenceText, type MetricsRecord, percent } from '@scones/classifier-measures';
import { type Judgement, renderMonitor, REPORT_FILES, reportFiles } from '@scones/model-monitor';
import {
  type Command,
  CommandError,
  defineCommand,
  requireReportFolder,
  type StackSource,
  writeReportFolder,
} from '@scones/command-line';
import {
  readModelArchive,
  readModelRecord,
  servedModel,
  type WorkflowClients,
  workflowThreshold,
} from '@scones/stack';
import { describeEndpoint } from '../await-endpoint.ts';
import { judgeCaptures } from '../monitor/judge-captures.ts';
import {
  monitor,
  type MonitorContext,
  type MonitorProgress,
  type MonitorReport,
} from '../monitor/monitor.ts';
import { monitorOptionsSchema } from '../monitor/monitor-options.ts';

export function monitorCommand(
  services: Omit<MonitorContext, 'signal' | 'onProgress'> & WorkflowClients & { readonly stack: StackSource },
): Command {
  return defineCommand({
    summary: 'read what an endpoint captured and say how confident it is',
    options: monitorOptionsSchema,
    stack: {
      ...services.stack,
      options: {
        name: '{EndpointName}',
        threshold: ({ ClassifyPictureStateMachineArn: arn = 'no state machine' }, signal) =>
          workflowThreshold(services, arn, signal),
      },
    },
    run: async (context, options) => {
      if (options.report !== undefined) await requireReportFolder(options.report, REPORT_FILES);
      const report = await monitor({ ...services, ...context }, options);
      if (options.page !== undefined || options.report !== undefined) {
        const record = await recordOf({ ...services, ...context }, report.endpointName);
        const judgement = await judgeCaptures(
          services.s3,
          { ...report, threshold: options.threshold, record },
          context.signal,
        );
        await writePages(options, { report, judgement, generatedAt: services.clock.now() });
      }
      return report;
    },
    progress: ({ captured, files }: MonitorProgress) => ({
      text: `${captured} answers in ${files} capture files`,
      transient: true,
    }),
    show: describeReport,
    // The captures themselves hold the pictures.
    json: (report) => ({
      ...report,
      inferences: report.inferences.map(({ image: _image, ...inference }) => inference),
    }),
  });
}

/** Undefined where the endpoint is gone, or where its model has none. */
async function recordOf(
  { sageMaker, s3, signal }: MonitorContext,
  endpointName: string,
): Promise<MetricsRecord | undefined> {
  const endpoint = await describeEndpoint({ sageMaker, signal }, endpointName);
  const model = endpoint && (await servedModel(sageMaker, endpointName, signal));
  return model === undefined ? undefined : readModelRecord(await readModelArchive(s3, model, signal), model);
}

interface Monitored {
  readonly report: MonitorReport;
  readonly judgement: Judgement | undefined;
  readonly generatedAt: number;
}

async function writePages(
  { page, report: folder }: { readonly page?: string | undefined; readonly report?: string | undefined },
  { report, judgement, generatedAt }: Monitored,
): Promise<void> {
  const { threshold } = report.statistics;
  const rendered = renderMonitor({ ...report, threshold, generatedAt, ...(judgement && { judgement }) });
  if (page !== undefined) await writePage(page, rendered);
  if (folder !== undefined) await writeReportFolder(folder, reportFiles(rendered, judgement?.quality));
}

async function writePage(file: string, page: string): Promise<void> {
  try {
    await writeFile(file, page);
  } catch (cause) {
    throw new CommandError(
      'PAGE_REFUSED',
      `No page can be written to ${file}: ${(cause as Error).message}`,
      'Name a file with --page in a folder that is there and may be written to.',
      { cause },
    );
  }
}

function describeReport({ endpointName, statistics, captured, files }: MonitorReport): string {
  const { byLabel, confidence, belowThreshold, threshold, shareBelowThreshold } = statistics;
  const text = (value: number): string => confidenceText(value, threshold);
  return [
    `${endpointName}: ${captured} answers in ${files} capture files`,
    ...Object.entries(byLabel).map(([label, count]) => `${label}: ${count}`),
    ...(confidence
      ? [
          `confidence: mean ${text(confidence.mean)}, median ${text(confidence.p50)}, lowest ${text(confidence.min)}`,
        ]
      : []),
    `${belowThreshold} (${percent(shareBelowThreshold)}) below ${threshold}`,
  ].join('\n');
}
