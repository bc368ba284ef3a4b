import { z } from 'zod';

const HOURS_IN_A_MONTH = 730;

/**
 * Dollars an hour for what costs whether it is used or not: us-east-1, on demand, without the free tier's ten alarms and
 * three dashboards. $0.10 an alarm and $3 a dashboard a month: https://aws.amazon.com/cloudwatch/pricing, as of June 2026.
 */
const STANDING: Readonly<Record<string, { readonly what: string; readonly dollarsAnHour: number }>> = {
  'AWS::CloudWatch::Alarm': { what: 'alarms', dollarsAnHour: 0.1 / HOURS_IN_A_MONTH },
  'AWS::CloudWatch::Dashboard': { what: 'dashboards', dollarsAnHour: 3 / HOURS_IN_A_MONTH },
};

/**
 * Dollars an hour of one instance that serves: us-east-1, on demand. https://aws.amazon.com/sagemaker/pricing, real-time
 * inference, whose figures AWS's price list has as usage types `USE1-Host:ml.…`; m5 and c5 as of June to October 2026,
 * the others of older copies of it. The volume of each instance ($0.14 a GB and month) is not in them.
 */
export const ENDPOINT_INSTANCES = {
  'ml.t2.medium': 0.056,
  'ml.c5.large': 0.102,
  'ml.c5.xlarge': 0.204,
  'ml.m5.large': 0.115,
  'ml.m5.xlarge': 0.23,
  'ml.m5.2xlarge': 0.461,
  'ml.g4dn.xlarge': 0.7364,
  'ml.g5.xlarge': 1.408,
} as const;
export type EndpointInstance = keyof typeof ENDPOINT_INSTANCES;

/** Undefined for instances whose price is not in the table. */
export function dollarsAnHourOf(instanceType: string, count: number): number | undefined {
  if (!Object.hasOwn(ENDPOINT_INSTANCES, instanceType)) return undefined;
  return count * ENDPOINT_INSTANCES[instanceType as EndpointInstance];
}

export interface StandingCost {
  readonly what: string;
  readonly count: number;
  readonly dollarsAnHour: number;
}

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string() })).default({}),
});

/** What of a template costs by the hour. Everything else that the app makes is paid by its use. */
export function standingCosts(template: unknown): StandingCost[] {
  const types = Object.values(templateSchema.parse(template).Resources).map(({ Type }) => Type);
  return Object.entries(STANDING)
    .map(([type, { what, dollarsAnHour }]) => {
      const count = types.filter((found) => found === type).length;
      return { what, count, dollarsAnHour: count * dollarsAnHour };
    })
    .filter(({ count }) => count > 0);
}

export function sumAnHour(costs: readonly StandingCost[]): number {
  return costs.reduce((sum, { dollarsAnHour }) => sum + dollarsAnHour, 0);
}

export function formatAnHour(dollars: number | undefined): string {
  return dollars === undefined ? 'a price that is not known here' : `$${dollars.toFixed(4)} an hour`;
}
