import {
  type AlarmHistoryItem,
  DeleteAlarmsCommand,
  DescribeAlarmHistoryCommand,
  type DescribeAlarmHistoryCommandInput,
  DisableAlarmActionsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startCloudWatch } from './testing/start-cloudwatch.ts';

const TOPIC = 'arn:aws:sns:us-east-1:000000000000:doubts';
const BROKEN = 'arn:aws:lambda:us-east-1:000000000000:function:broken';
const DAY = 86_400_000;

let server: Awaited<ReturnType<typeof startCloudWatch>>;
beforeEach(async () => {
  server = await startCloudWatch({
    sns: async () => undefined,
    lambda: async () => {
      throw new Error('no such function');
    },
  });
});
afterEach(() => server.close());

const putAlarm = (AlarmName: string, AlarmActions: string[] = []): Promise<unknown> =>
  server.client.send(
    new PutMetricAlarmCommand({
      AlarmName,
      Namespace: 'Scones',
      MetricName: 'Doubts',
      Dimensions: [{ Name: 'Shop', Value: '7' }],
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 3,
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions,
    }),
  );
const ring = (AlarmName: string, StateValue: 'ALARM' | 'OK' = 'ALARM'): Promise<unknown> =>
  server.client.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: 'a test' }));
const history = async (input: DescribeAlarmHistoryCommandInput = {}): Promise<AlarmHistoryItem[]> =>
  (await server.client.send(new DescribeAlarmHistoryCommand(input))).AlarmHistoryItems ?? [];
const summaries = async (input: DescribeAlarmHistoryCommandInput = {}): Promise<unknown> =>
  (await history(input)).map(({ HistorySummary }) => HistorySummary);
const dataOf = (item: AlarmHistoryItem | undefined): unknown => JSON.parse(item?.HistoryData ?? '');

describe('the history of an alarm', () => {
  it('tells how it was made, changed and deleted, and outlives it', async () => {
    await putAlarm('doubts');
    await putAlarm('doubts');
    await server.client.send(new DisableAlarmActionsCommand({ AlarmNames: ['doubts'] }));
    await server.client.send(new DeleteAlarmsCommand({ AlarmNames: ['doubts', 'never-was'] }));
    expect(await summaries()).toEqual([
      'Alarm "doubts" deleted',
      'Alarm "doubts" updated',
      'Alarm "doubts" updated',
      'Alarm "doubts" created',
    ]);
    const [, disabled, , created] = await history();
    expect(created).toMatchObject({
      AlarmName: 'doubts',
      AlarmType: 'MetricAlarm',
      HistoryItemType: 'ConfigurationUpdate',
      Timestamp: new Date(server.clock.now()),
    });
    expect(dataOf(created)).toMatchObject({
      version: '1.0',
      type: 'Create',
      createdAlarm: {
        alarmName: 'doubts',
        dimensions: [{ name: 'Shop', value: '7' }],
        okactions: [],
        stateValue: 'INSUFFICIENT_DATA',
      },
    });
    expect(dataOf(disabled)).toMatchObject({ type: 'Update', updatedAlarm: { actionsEnabled: false } });
  });

  it('tells of each change of state with both states, and of no other', async () => {
    await putAlarm('doubts');
    await ring('doubts');
    await ring('doubts');
    const found = await history({ HistoryItemType: 'StateUpdate' });
    expect(found.map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm updated from INSUFFICIENT_DATA to ALARM',
    ]);
    expect(dataOf(found[0])).toEqual({
      version: '1.0',
      oldState: { stateValue: 'INSUFFICIENT_DATA', stateReason: 'Unchecked: Initial alarm creation' },
      newState: { stateValue: 'ALARM', stateReason: 'a test' },
    });
  });

  it('tells which actions were taken, and which failed', async () => {
    await putAlarm('doubts', [TOPIC, BROKEN]);
    await ring('doubts');
    const asked = { HistoryItemType: 'Action', ScanBy: 'TimestampAscending' } as const;
    await expect
      .poll(() => summaries(asked))
      .toEqual([
        `Successfully executed action ${TOPIC}`,
        `Failed to execute action ${BROKEN}. Received error: "no such function"`,
      ]);
    const [sent] = await history(asked);
    expect(dataOf(sent)).toMatchObject({ actionState: 'Succeeded', notificationResource: TOPIC });
  });

  it('is asked for by name, by time, in either order and in pages', async () => {
    await putAlarm('doubts');
    await putAlarm('other');
    await server.clock.advance(1000);
    const since = new Date(server.clock.now());
    await ring('doubts');
    expect(await summaries({ AlarmName: 'other' })).toEqual(['Alarm "other" created']);
    expect(await summaries({ AlarmName: 'doubts', StartDate: since })).toHaveLength(1);
    expect(await summaries({ EndDate: new Date(since.getTime() - 1) })).toHaveLength(2);
    const first = await server.client.send(
      new DescribeAlarmHistoryCommand({ MaxRecords: 2, ScanBy: 'TimestampAscending' }),
    );
    const asked = { MaxRecords: 2, ScanBy: 'TimestampAscending', NextToken: first.NextToken } as const;
    expect(first.AlarmHistoryItems).toHaveLength(2);
    expect(await summaries(asked)).toEqual(['Alarm updated from INSUFFICIENT_DATA to ALARM']);
    await expect(history({ NextToken: '***' })).rejects.toMatchObject({ name: 'InvalidNextToken' });
  });

  it('is kept for 30 days', async () => {
    await putAlarm('doubts');
    await server.clock.advance(30 * DAY + 1);
    await ring('doubts');
    expect(await summaries({ HistoryItemType: 'ConfigurationUpdate' })).toEqual([]);
  });
});
