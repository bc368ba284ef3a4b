import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/CommonErrors.html and each operation's own. */
export const errors = errorTable({
  ResourceNotFoundException: { status: 400, message: 'The specified {what} does not exist.' },
  ResourceAlreadyExistsException: { status: 400, message: 'The specified {what} already exists' },
  ValidationException: {
    status: 400,
    message: {
      nameAndArn: 'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
      noGroup: 'Exactly one of logGroupName and logGroupIdentifier must be specified',
    },
  },
  TooManyTagsException: { status: 400, message: 'A resource can have no more than 50 tags.' },
  InvalidParameterException: {
    status: 400,
    message: {
      constraint: '{faults}',
      manyTags: 'A resource can have no more than 50 tags.',
      nextToken: 'The specified nextToken is invalid.',
      filterPattern: 'Invalid filter pattern',
      slowPattern:
        'The emulator does not support this filter pattern on these events: matching them takes too long. Take a simpler pattern.',
      unquotedTerm:
        'Invalid filter pattern: put terms with other than letters, digits and underscores in quotation marks: {pattern}',
      prefixAndPattern: 'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
      prefixAndNames: 'LogStreamNamePrefix and LogStreamNames are mutually exclusive parameters.',
      prefixByTime: 'Cannot order by LastEventTime with a logStreamNamePrefix.',
      tooLarge: 'Upload too large: {bytes} bytes exceeds limit of {limit}',
      order: 'Log events in a single PutLogEvents request must be in chronological order.',
    },
  },
});
