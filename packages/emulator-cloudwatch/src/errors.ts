import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CommonErrors.html */
export const errors = errorTable({
  ResourceNotFound: {
    status: 404,
    message: { alarm: 'Alarm {name} does not exist', dashboard: 'Dashboard {name} does not exist' },
  },
  ResourceNotFoundException: { status: 404, message: 'Unknown resource {arn}' },
  InvalidParameterValue: {
    status: 400,
    message: {
      nextToken: 'The next token specified is invalid.',
      times: 'The parameter StartTime must be less than the parameter EndTime.',
      namespace: 'The value AWS/ for parameter Namespace is invalid.',
      dashboardName:
        'The value for field DashboardName contains invalid characters. It can only contain alphanumerics, dash (-) and underscore (_). ',
      unknownStatistic: 'The emulator knows no statistic {name}',
      alarmAction: 'The emulator’s alarms cannot act on {arn}',
      sizes: 'The parameters {place}.Values and {place}.Counts must be of the same size.',
      longDashboardName: 'The value for field DashboardName is too long. It has {limit} characters at most.',
      statisticValues: 'The value for parameter {place}.StatisticValues is invalid.',
      value: 'The value {value} for parameter {name} is invalid.',
      manyTags: 'The number of tags has reached the maximum limit.',
      constraint: '{faults}',
    },
  },
  MissingParameter: {
    status: 400,
    message: 'The parameter {member} is required.',
  },
  InvalidNextToken: { status: 400, message: 'The next token specified is invalid.' },
  ValidationError: {
    status: 400,
    message: {
      datapoints: 'DatapointsToAlarm must be less than or equal to EvaluationPeriods',
      // AWS's own message ends so.
      noMetricStat: 'The parameter {place}.MetricStat is required.\n',
      sameIds: 'The values for parameter id in {member} are not unique.',
      expression: "Error in expression '{id}': {reason}",
      besideMetrics: '{member} should not be set if list of Metrics is set.',
      returnData: 'Exactly one element of the metrics list should return data.',
      periods: 'The emulator does not support alarms over metrics of different periods',
    },
  },
  InvalidFormat: { status: 400, message: 'StateReasonData was not valid JSON' },
  InvalidParameterInput: {
    status: 400,
    message: {
      noWidgets: 'The dashboard body is invalid: it should have widgets, each with a type',
      noJson: 'The dashboard body is not JSON',
    },
  },
  InvalidParameterCombination: {
    status: 400,
    message: {
      noStatistics: 'At least one of the parameters Statistics and ExtendedStatistics must be specified.',
      noStatistic: 'Exactly one of Statistic and ExtendedStatistic must be specified',
      exclusive:
        'The parameters {place}.{first} and {place}.{second} are mutually exclusive and you have specified both.',
      tooManyOfQueries: 'The queries ask for {count} datapoints, more than {limit}.',
      tooMany:
        'You have requested up to {count} datapoints, which exceeds the limit of {limit}. You may reduce the datapoints requested by increasing Period, or decreasing the time range.',
    },
  },
});
