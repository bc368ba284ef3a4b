import type {
  MetricDatum,
  PutMetricDataCommandOutput,
  PutMetricDataInput,
  StatisticSet,
} from '@aws-sdk/client-cloudwatch';
import { structure } from '@scones/emulator-core';
import { z } from 'zod';
import { operation, timeInput } from '../context.ts';
import { errors } from '../errors.ts';
import { dimensionsInput } from '../metric-series.ts';
import type { Measured } from '../measured.ts';
import { UNITS } from '../unit.ts';

const statisticSet = structure<StatisticSet>()({
  SampleCount: z.number(),
  Sum: z.number(),
  Minimum: z.number(),
  Maximum: z.number(),
});

/** NaN and the infinities too, for AWS's own refusal; JSON has none, and clients write them as texts. */
const measuredNumber = z.union(
  [
    z.number(),
    z.custom<number>((value) => typeof value === 'number'),
    z.enum(['NaN', 'Infinity', '-Infinity']).transform((text) => Number(text)),
  ],
  'It must be a value of type number.',
);

const datum = structure<MetricDatum>()({
  MetricName: z.string().min(1).max(255),
  Dimensions: dimensionsInput,
  Timestamp: timeInput.optional(),
  Value: measuredNumber.optional(),
  Values: z.array(measuredNumber).max(150).optional(),
  Counts: z.array(z.number()).max(150).optional(),
  StatisticValues: statisticSet.optional(),
  Unit: z.enum(UNITS).optional(),
  StorageResolution: z.int().min(1).optional(),
});
type Datum = z.output<typeof datum>;

const inputSchema = structure<PutMetricDataInput>()({
  Namespace: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^:].*$/),
  MetricData: z.array(datum).min(1).max(1000),
  StrictEntityValidation: z.boolean().optional(),
});

/** All data points are taken, or none. */
export const putMetricData = operation<PutMetricDataCommandOutput>()(
  inputSchema,
  ({ alarms }, { Namespace, MetricData }) => {
    if (Namespace.startsWith('AWS/')) throw errors.InvalidParameterValue.namespace();
    const measured = MetricData.map((one, index) => measuredIn(one, `MetricData.member.${index + 1}`));
    for (const [index, { MetricName, Dimensions, Timestamp, Unit }] of MetricData.entries())
      for (const each of measured[index] ?? [])
        alarms.record({ Namespace, MetricName, Dimensions }, each, { at: Timestamp?.getTime(), unit: Unit });
    return {};
  },
);

function measuredIn(one: Datum, place: string): Measured[] {
  const { Value, Values, Counts, StatisticValues } = one;
  checkTogether(one, place);
  if (StatisticValues) return [fromSet(StatisticValues, place)];
  if (Value !== undefined) return [repeated(finite(Value, `${place}.Value`), 1)];
  if (!Values) throw errors.MissingParameter({ member: `${place}.Value` });
  if (Counts && Counts.length !== Values.length) throw errors.InvalidParameterValue.sizes({ place });
  return Values.map((value, index) =>
    repeated(finite(value, `${place}.Values`), finite(Counts?.[index] ?? 1, `${place}.Counts`)),
  );
}

const EXCLUSIVE = ['Value', 'Values', 'StatisticValues'] as const;

function checkTogether(one: Datum, place: string): void {
  const [first, second] = EXCLUSIVE.filter((name) => one[name] !== undefined);
  if (first !== undefined && second !== undefined)
    throw errors.InvalidParameterCombination.exclusive({ place, first, second });
}

function fromSet(
  { SampleCount, Sum, Minimum, Maximum }: z.output<typeof statisticSet>,
  place: string,
): Measured {
  if (SampleCount <= 0 || Minimum > Maximum) throw errors.InvalidParameterValue.statisticValues({ place });
  return { count: SampleCount, sum: Sum, minimum: Minimum, maximum: Maximum };
}

function repeated(value: number, count: number): Measured {
  return { count, sum: value * count, minimum: value, maximum: value };
}

/** AWS takes no NaN and no infinity, which CBOR and forms can carry. */
function finite(value: number, name: string): number {
  if (Number.isFinite(value)) return value;
  throw errors.InvalidParameterValue.value({ value, name });
}
