import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html */
export const errors = errorTable({
  AuthorizationError: {
    status: 403,
    message: { denied: '{refusal}', unsubscribe: 'User is not authorized to perform: SNS:Unsubscribe' },
  },
  NotFound: {
    status: 404,
    message: { topic: 'Topic does not exist', subscription: 'Subscription does not exist' },
  },
  InvalidParameter: {
    status: 400,
    message: {
      noValue: 'Invalid parameter: {member} Reason: no value for required parameter',
      arn: 'Invalid parameter: {member} Reason: An ARN must have at least {least} elements, not {length}',
      policy: 'Invalid parameter: Policy Error: the policy is not JSON, or no policy',
      messageTooLong: 'Invalid parameter: Message too long',
      messageStructure: 'Invalid parameter: Message Structure - JSON message body failed to parse',
      noDefault: 'Invalid parameter: Message Structure - No default entry in JSON message body',
      statementExists: 'Invalid parameter: Statement already exists',
      noEndpoint: 'Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified',
      otherAttributesOfSubscription:
        'Invalid parameter: Attributes Reason: Subscription already exists with different attributes',
      otherAttributesOfTopic:
        'Invalid parameter: Attributes Reason: Topic already exists with different attributes',
      otherTagsOfTopic: 'Invalid parameter: Tags Reason: Topic already exists with different tags',
      fifoQueue:
        // AWS's own message says the first words twice.
        'Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics',
      rawDelivery:
        'Invalid parameter: {where}RawMessageDelivery: Invalid value [{value}]. Must be true or false.',
      filterPolicyScope:
        'Invalid parameter: {where}FilterPolicyScope: Invalid value [{value}]. Please use either MessageBody or MessageAttributes',
      unsupportedAttribute:
        'Invalid parameter: AttributeName Reason: The emulator does not support {name} of subscriptions; they have RawMessageDelivery, FilterPolicy and FilterPolicyScope.',
      constraint: 'Invalid parameter: {fault}',
      member: 'Invalid parameter: {member}',
    },
  },
  ParameterValueInvalid: {
    status: 400,
    message: {
      notNumber: "Could not cast message attribute '{name}' value to number.",
      type: "The message attribute '{name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.",
      empty:
        "The message attribute '{name}' must contain non-empty message attribute value for message attribute type '{type}'.",
      field: "The message attribute '{name}' with type '{type}' must use field '{field}'.",
      longName: 'Length of message attribute name must be less than 256 bytes.',
      nameCharacter:
        "Invalid non-alphanumeric character '#x{code}' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.",
      nameStart: "Invalid message attribute name starting with character '.' was found.",
      nameEnd: "Invalid message attribute name ending with character '.' was found.",
      nameDots: "Message attribute name can not have successive '.' character.",
    },
  },
  TooManyEntriesInBatchRequest: {
    status: 400,
    message: 'The batch request contains more entries than permissible.',
  },
  EmptyBatchRequest: { status: 400, message: "The batch request doesn't contain any entries." },
  BatchEntryIdsNotDistinct: {
    status: 400,
    message: 'Two or more batch entries in the request have the same Id.',
  },
  InvalidBatchEntryId: {
    status: 400,
    message: {
      tooLong: 'The Id of a batch entry in the batch request is too long: {id}',
      character: 'The Id of a batch entry in the batch request contains an impermissible character: {id}',
    },
  },
  BatchRequestTooLong: {
    status: 400,
    message: 'The length of all the messages put together is more than the limit.',
  },
  TagLimitExceeded: {
    status: 400,
    message: 'Could not complete request: tag quota of per resource exceeded',
  },
  ResourceNotFound: { status: 404, message: 'Resource does not exist' },
});
