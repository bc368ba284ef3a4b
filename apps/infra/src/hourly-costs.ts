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

export interface StandingCost {
  readonly what: string;
  readonly count: number;
  readonly dollarsAnHour: number;
}

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string() })).default({}),
});

/** The hourly costs of a template. Everything else that the app makes is charged by use. */
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
