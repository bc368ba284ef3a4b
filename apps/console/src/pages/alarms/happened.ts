import type { AlarmHistoryItem } from '@aws-sdk/client-cloudwatch';
import { arnName } from '../../shared/arn-name.ts';
import { memberOf, parsedJson } from '../../shared/parsed-json.ts';

/** The kinds of what CloudWatch remembers of an alarm, in a person's words. */
export const KINDS: Readonly<Record<string, string>> = {
  ConfigurationUpdate: 'Settings',
  StateUpdate: 'State',
  Action: 'Action',
};

type Told = Pick<AlarmHistoryItem, 'HistoryItemType' | 'HistorySummary' | 'HistoryData'>;

/** What happened in a sentence: of a change of state with its reason, of an action by the name of what was told. */
export function happened({ HistoryItemType, HistorySummary = '', HistoryData }: Told): string {
  const data = parsedJson(HistoryData);
  if (HistoryItemType === 'StateUpdate') {
    const reason = memberOf(data, 'newState', 'stateReason');
    return typeof reason === 'string' ? `${HistorySummary}: ${reason}` : HistorySummary;
  }
  const told = memberOf(data, 'notificationResource');
  return typeof told === 'string' ? HistorySummary.replace(told, arnName(told)) : HistorySummary;
}
