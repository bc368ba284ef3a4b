import {
  DescribeAlarmsCommand,
  type MetricAlarm,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
  PutMetricDataCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCloudWatch } from './testing/start-cloudwatch.ts';

const MINUTE = 60_000;
const TOPIC = 'arn:aws:sns:us-east-1:000000000000:oven';
let server: Awaited<ReturnType<typeof startCloudWatch>>;
let told: { readonly NewStateValue: string; readonly OldStateValue: string }[];
beforeEach(async () => {
  told = [];
  server = await startCloudWatch({
    sns: async (_arn, { text }) => told.push(JSON.parse(text) as (typeof told)[number]),
  });
});
afterEach(() => server.close());

const HEAT = { Namespace: 'Oven', MetricName: 'Heat' };

async function watch(more: Partial<PutMetricAlarmCommandInput> = {}): Promise<void> {
  const alarm = new PutMetricAlarmCommand({
    AlarmName: 'hot',
    Statistic: 'Maximum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 200,
    ComparisonOperator: 'GreaterThanThreshold',
    ...HEAT,
    ...more,
  });
  await server.client.send(alarm);
}

async function measure(Value: number): Promise<void> {
  await server.client.send(
    new PutMetricDataCommand({ Namespace: 'Oven', MetricData: [{ MetricName: 'Heat', Value }] }),
  );
  // A second later the alarm has looked at it, however many values came before.
  await server.clock.advance(1_000);
}

async function alarm(): Promise<MetricAlarm> {
  const { MetricAlarms = [] } = await server.client.send(new DescribeAlarmsCommand({}));
  return MetricAlarms[0] as MetricAlarm;
}

const state = async (): Promise<string | undefined> => (await alarm()).StateValue;

/** The state after each minute, of which some have a value. */
async function statesOver(values: readonly (number | undefined)[]): Promise<(string | undefined)[]> {
  const states: (string | undefined)[] = [];
  for (const value of values) {
    if (value !== undefined) await measure(value);
    states.push(await state());
    await server.clock.advance(MINUTE - (server.clock.now() % MINUTE));
  }
  return states;
}

describe('a threshold', () => {
  it.each([
    ['GreaterThanThreshold', ['OK', 'OK', 'ALARM']],
    ['GreaterThanOrEqualToThreshold', ['OK', 'ALARM', 'ALARM']],
    ['LessThanThreshold', ['ALARM', 'OK', 'OK']],
    ['LessThanOrEqualToThreshold', ['ALARM', 'ALARM', 'OK']],
  ] as const)('is crossed by %s below, at and above it', async (ComparisonOperator, expected) => {
    await watch({ ComparisonOperator });
    expect(await statesOver([199, 200, 201])).toEqual(expected);
  });

  it.each([
    ['Minimum', 'OK'],
    ['Maximum', 'ALARM'],
    ['Average', 'OK'],
    ['Sum', 'ALARM'],
    ['SampleCount', 'OK'],
  ] as const)('is compared with the %s of the period', async (Statistic, expected) => {
    await watch({ Statistic });
    for (const value of [90, 250, 100]) await measure(value);
    expect(await state()).toBe(expected);
  });
});

describe('several periods', () => {
  it('ring once all of them are bad, and no more once one is good', async () => {
    await watch({ EvaluationPeriods: 3 });
    expect(await statesOver([250, 250, 250, 100, 250])).toEqual(['OK', 'OK', 'ALARM', 'OK', 'OK']);
  });

  it('ring by any two of three', async () => {
    await watch({ EvaluationPeriods: 3, DatapointsToAlarm: 2 });
    expect(await statesOver([250, 100, 250, 100, 100])).toEqual(['OK', 'OK', 'ALARM', 'OK', 'OK']);
  });

  it('say in the reason how many were bad, with their values', async () => {
    await watch({ EvaluationPeriods: 2 });
    await statesOver([250]);
    await measure(300);
    expect((await alarm()).StateReason).toMatch(
      /^Threshold Crossed: 2 of the last 2 datapoints \[250, 300\]/,
    );
  });
});

it('never asks for more bad periods than it looks at', async () => {
  await expect(watch({ EvaluationPeriods: 2, DatapointsToAlarm: 3 })).rejects.toMatchObject({
    // The SDK's class for the code ValidationError.
    name: 'ValidationException',
    message: 'DatapointsToAlarm must be less than or equal to EvaluationPeriods',
  });
  await watch({ EvaluationPeriods: 3, DatapointsToAlarm: 3 });
});

describe('a time without data', () => {
  it.each([
    ['missing', ['ALARM', 'INSUFFICIENT_DATA', 'INSUFFICIENT_DATA']],
    ['ignore', ['ALARM', 'ALARM', 'ALARM']],
    ['breaching', ['ALARM', 'ALARM', 'ALARM']],
    ['notBreaching', ['ALARM', 'OK', 'OK']],
  ])('after an alarm is %s', async (TreatMissingData, expected) => {
    await watch({ TreatMissingData });
    expect(await statesOver([250, undefined, undefined])).toEqual(expected);
  });

  it('leaves an alarm that ignores it as it was, its reason too', async () => {
    await watch({ TreatMissingData: 'ignore' });
    await statesOver([250]);
    const { StateReason, StateUpdatedTimestamp } = await alarm();
    await statesOver([undefined, undefined]);
    expect(await alarm()).toMatchObject({ StateReason, StateUpdatedTimestamp });
  });
});

describe('an alarm that is put again', () => {
  it('keeps its state, and is judged by its new threshold with the next value', async () => {
    await watch();
    await measure(250);
    await watch({ Threshold: 300 });
    expect(await alarm()).toMatchObject({ StateValue: 'ALARM', Threshold: 300 });
    await measure(250);
    expect(await state()).toBe('OK');
  });

  it('tells each of its topics once of a change, with both states', async () => {
    await watch({ AlarmActions: [TOPIC], OKActions: [TOPIC] });
    await measure(250);
    await measure(260);
    await server.clock.advance(MINUTE);
    await measure(100);
    expect(told.map(({ OldStateValue, NewStateValue }) => `${OldStateValue} → ${NewStateValue}`)).toEqual([
      'INSUFFICIENT_DATA → ALARM',
      'INSUFFICIENT_DATA → OK',
    ]);
  });
});
