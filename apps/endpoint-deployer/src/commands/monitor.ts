import { type Command, defineCommand, type StackSource } from '@scones/command-line';
import {
  monitor,
  type MonitorContext,
  type MonitorProgress,
  type MonitorReport,
} from '../monitor/monitor.ts';
import { monitorOptionsSchema } from '../monitor/monitor-options.ts';

export function monitorCommand(
  services: Omit<MonitorContext, 'signal' | 'onProgress'> & { readonly stack: StackSource },
): Command {
  return defineCommand({
    summary: 'read what an endpoint captured and say how confident it is',
    options: monitorOptionsSchema,
    stack: { ...services.stack, options: { name: '{EndpointName}' } },
    run: (context, options) => monitor({ ...services, ...context }, options),
    progress: ({ captured, files }: MonitorProgress) => ({
      text: `${captured} answers in ${files} capture files`,
      transient: true,
    }),
    show: describeReport,
    // The pictures stand in the captures themselves.
    json: (report) => ({
      ...report,
      inferences: report.inferences.map(({ image: _image, ...inference }) => inference),
    }),
  });
}

function describeReport({ endpointName, statistics, captured, files }: MonitorReport): string {
  const { byLabel, confidence, belowThreshold, threshold, shareBelowThreshold } = statistics;
  return [
    `${endpointName}: ${captured} answers in ${files} capture files`,
    ...Object.entries(byLabel).map(([label, count]) => `${label}: ${count}`),
    ...(confidence
      ? [
          `confidence: mean ${confidence.mean.toFixed(3)}, median ${confidence.p50.toFixed(3)}, lowest ${confidence.min.toFixed(3)}`,
        ]
      : []),
    `${belowThreshold} (${(shareBelowThreshold * 100).toFixed(1)} %) below ${threshold}`,
  ].join('\n');
}
