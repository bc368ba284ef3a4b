import { type OperationTable } from '@scones/emulator-core';
import { z } from 'zod';

const NUMBERS = new Set([
  'DatapointsToAlarm',
  'EvaluationPeriods',
  'MaxDatapoints',
  'MaxRecords',
  'Maximum',
  'Minimum',
  'Period',
  'SampleCount',
  'StorageResolution',
  'Sum',
  'Threshold',
]);
const BOOLEANS = new Set(['ActionsEnabled', 'ReturnData', 'StrictEntityValidation']);
const TIMES = new Set(['EndTime', 'StartTime', 'Timestamp']);
/** Lists of numbers. */
const OF_NUMBERS = new Set(['Counts', 'Values']);
const LISTS = new Set([
  'AlarmActions',
  'AlarmNames',
  'AlarmTypes',
  'Counts',
  'DashboardNames',
  'Dimensions',
  'ExtendedStatistics',
  'InsufficientDataActions',
  'MetricData',
  'MetricDataQueries',
  'OKActions',
  'Statistics',
  'TagKeys',
  'Tags',
  'Values',
]);

/** The same operations, taking the texts of a form. */
export function fromForms<Context>(operations: OperationTable<Context>): OperationTable<Context> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      { ...operation, input: z.preprocess((form) => readForm(form, '', ''), operation.input) },
    ]),
  );
}

/** A text that is no number, truth value or time stays as it is, and the operation refuses it. */
function readForm(value: unknown, name: string, parent: string): unknown {
  if (Array.isArray(value)) return value.map((item) => readForm(item, '', name));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([member, part]) => [member, readForm(part, member, name || parent)]),
    );
  return typeof value === 'string' ? readText(value, name, parent) : value;
}

function readText(text: string, name: string, parent: string): unknown {
  if (LISTS.has(name) && text === '') return [];
  // A dimension's and a tag's Value is a text.
  const isNumber =
    NUMBERS.has(name) || OF_NUMBERS.has(parent) || (name === 'Value' && parent === 'MetricData');
  if (isNumber && text.trim() !== '') return Number.isNaN(Number(text)) ? text : Number(text);
  if (BOOLEANS.has(name)) return text === 'true' ? true : text === 'false' ? false : text;
  if (TIMES.has(name)) return Number.isNaN(Date.parse(text)) ? text : new Date(text);
  return text;
}
