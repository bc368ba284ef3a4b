import { type AwsError, errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html */
export const errors = errorTable({
  BatchEntryIdsNotDistinct: { status: 400, message: 'Id {id} repeated.' },
  BatchRequestTooLong: {
    status: 400,
    message: 'Batch requests cannot be longer than {limit} bytes. You have sent {sent} bytes.',
  },
  EmptyBatchRequest: {
    status: 400,
    message: 'There should be at least one {entry} in the request.',
  },
  InvalidAddress: { status: 400, message: 'The address {url} is not valid for this endpoint.' },
  InvalidAttributeName: {
    status: 400,
    message: {
      unknown: 'Unknown Attribute {name}.',
      fifoOnly: 'You can specify the {name} only when FifoQueue is set to true.',
      twoEncryptions:
        'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
    },
  },
  InvalidAttributeValue: {
    status: 400,
    message: {
      value: 'Invalid value for the parameter {name}.',
      queueType: 'Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.',
    },
  },
  InvalidBatchEntryId: {
    status: 400,
    message:
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
  },
  InvalidMessageContents: {
    status: 400,
    message:
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
  },
  InvalidParameterValueException: {
    status: 400,
    message: {
      constraint: '{faults}',
      delay:
        'Value {value} for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
      fifoDelay:
        'Value {value} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
      standardDeduplication:
        'Value {value} for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type',
      id: 'Value {value} for parameter {name} is invalid. Reason: {name} can only include alphanumeric and punctuation characters. 1 to 128 in length.',
      mostMessages:
        'Value {value} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
      wait: 'Value {value} for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.',
      visibility:
        'Value {value} for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an integer between 0 and 43200',
      expiredHandle:
        'Value {value} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.',
      noMessage:
        'Value {value} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.',
      redrive: 'Value {value} for parameter RedrivePolicy is invalid. Reason: Invalid value for {member}.',
      redriveTarget:
        'Value {value} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist.',
      queueName: 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
      fifoName:
        'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
      tooLong: 'One or more parameters are invalid. Reason: Message must be shorter than {limit} bytes.',
      entryTooLong:
        'One or more parameters cannot be validated. Reason: Message must be shorter than {limit} bytes.',
      noGroup: 'The request must contain the parameter MessageGroupId.',
      noDeduplication:
        'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
      attributeName:
        'Message (user) attributes name can only contain upper and lower score characters, digits, periods, hyphens and underscores.',
      reservedName:
        "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. These strings are reserved for internal use. Additionally, they cannot start or end with '.'.",
      attributeType:
        "The type of message (user) attribute '{name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.",
      emptyAttribute: "Message (user) attribute '{name}' must contain a non-empty value of type '{type}'.",
      notNumber: "Can't cast the value of message (user) attribute '{name}' to a number.",
      tooManyTags: 'Too many tags added for queue {name}.',
      token: 'Invalid or expired next token.',
    },
  },
  MissingRequiredParameterException: {
    status: 400,
    message: 'The request must contain the parameter {name}.',
  },
  PurgeQueueInProgress: {
    status: 403,
    message: 'Only one PurgeQueue operation on {name} is allowed every 60 seconds.',
  },
  QueueDoesNotExist: { status: 400, message: 'The specified queue does not exist.' },
  QueueNameExists: {
    status: 400,
    message: 'A queue already exists with the same name and a different value for attribute {name}',
  },
  ReceiptHandleIsInvalid: {
    status: 404,
    message: 'The input receipt handle "{handle}" is not a valid receipt handle.',
  },
  TooManyEntriesInBatchRequest: {
    status: 400,
    message: 'Maximum number of entries per request are {limit}. You have sent {sent}.',
  },
});

const OLD_CODES: Readonly<Record<string, string>> = {
  InvalidParameterValueException: 'InvalidParameterValue',
  MissingRequiredParameterException: 'MissingParameter',
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
};

const OLD_PREFIX = [
  ...['BatchEntryIdsNotDistinct', 'BatchRequestTooLong', 'EmptyBatchRequest', 'InvalidBatchEntryId'],
  ...['PurgeQueueInProgress', 'TooManyEntriesInBatchRequest'],
];

/** An error's code on the Query protocol, which clients read in a header and batches have for each entry. */
export function queryCode({ code }: Pick<AwsError, 'code'>): string {
  return OLD_CODES[code] ?? (OLD_PREFIX.includes(code) ? `AWS.SimpleQueueService.${code}` : code);
}
