import { expect, it } from 'vitest';
import { happened } from './happened.ts';

it('says of a change of state why it changed', () => {
  const newState = { stateValue: 'ALARM', stateReason: 'Threshold Crossed' };
  expect(
    happened({
      HistoryItemType: 'StateUpdate',
      HistorySummary: 'Alarm updated from OK to ALARM',
      HistoryData: JSON.stringify({ newState }),
    }),
  ).toBe('Alarm updated from OK to ALARM: Threshold Crossed');
});

it('calls by its name what an action told', () => {
  const notificationResource = 'arn:aws:sns:us-east-1:000000000000:failures';
  expect(
    happened({
      HistoryItemType: 'Action',
      HistorySummary: `Successfully executed action ${notificationResource}`,
      HistoryData: JSON.stringify({ notificationResource }),
    }),
  ).toBe('Successfully executed action failures');
});

it('leaves the rest as CloudWatch says it', () => {
  const HistorySummary = 'Alarm "doubts" created';
  expect(happened({ HistoryItemType: 'ConfigurationUpdate', HistorySummary, HistoryData: '{}' })).toBe(
    HistorySummary,
  );
});
