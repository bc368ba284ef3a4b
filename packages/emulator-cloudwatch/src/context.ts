import type { Clock } from '@scones/deterministic';
import { type Collection, operationsOf, type Identity, tagList } from '@scones/emulator-core';
import { z } from 'zod';
import type { Alarms } from './alarms.ts';
import type { MetricTable } from './metric-table.ts';

export interface DashboardRecord {
  readonly name: string;
  readonly arn: string;
  readonly body: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly updatedAt: number;
}

/** The state and the ports that the operations work on. */
export interface CloudWatchContext {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly alarms: Alarms;
  readonly metrics: MetricTable;
  readonly dashboards: Collection<DashboardRecord>;
}

/** Defines an operation by the AWS SDK's type of its output. */
export const operation = operationsOf<CloudWatchContext>();

export const tagsInput = tagList.default({});

/** The length of a request's time range. CloudWatch leaves out fractions of a second. */
export function spanOf({ StartTime, EndTime }: { readonly StartTime: Date; readonly EndTime: Date }): number {
  const seconds = (time: Date): number => Math.floor(time.getTime() / 1000);
  return (seconds(EndTime) - seconds(StartTime)) * 1000;
}

/** On the wire seconds since the epoch, from within the process a date. */
export const timeInput = z.union([z.number().transform((seconds) => new Date(seconds * 1_000)), z.date()]);
