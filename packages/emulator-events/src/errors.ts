import { errorTable } from '@scones/emulator-core';

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/CommonErrors.html */
export const errors = errorTable({
  ResourceNotFoundException: {
    status: 400,
    message: {
      bus: 'Event bus {name} does not exist.',
      rule: 'Rule {name} does not exist on EventBus {bus}.',
      connection: "Failed to {action} the connection(s). Connection '{name}' does not exist.",
      apiDestination:
        "Failed to {action} the api-destination(s). An api-destination '{name}' does not exist.",
    },
  },
  ResourceAlreadyExistsException: {
    status: 400,
    message: {
      bus: 'Event bus {name} already exists.',
      connection: 'Connection {name} already exists.',
      apiDestination: "An api-destination '{name}' already exists.",
    },
  },
  LimitExceededException: {
    status: 400,
    message: 'The requested resource exceeds the maximum number allowed.',
  },
  InvalidEventPatternException: { status: 400, message: 'Event pattern is not valid. Reason: {reason}' },
  ValidationException: {
    status: 400,
    message: {
      nextToken: 'Parameter NextToken is not valid.',
      slashInBus: "Event bus name must not contain '/'.",
      defaultBus: 'Cannot delete event bus default.',
      busHasRules: 'Event bus {name} cannot be deleted since it has rules.',
      ruleHasTargets: "Rule can't be deleted since it has targets.",
      entriesTooLarge: 'Total size of the entries in the request is over the limit.',
      noPatternOrSchedule: 'Parameter(s) EventPattern or ScheduleExpression must be specified.',
      scheduleOnOtherBus: 'ScheduleExpression is supported only on the default event bus.',
      schedule: 'Parameter ScheduleExpression is not valid.',
      untrustedRole: "Provided role '{role}' cannot be assumed by principal 'events.amazonaws.com'.",
      event: 'Parameter Event is not valid.',
      eventWithout: 'Parameter Event is not valid. Reason: {missing} is required.',
      unreachableTarget:
        'The emulator does not support {arn} as a target; it takes events to functions, state machines, topics, queues, log groups and API destinations.',
      targetArn: 'Parameter {arn} is not valid. Reason: Provided Arn is not in correct format.',
      severalInputs: 'Only one of Input, InputPath, or InputTransformer must be provided for target {id}.',
      authParameters:
        'Parameter(s) AuthParameters.{member} must be specified whole for authorization type {type}.',
      authorizationEndpoint:
        'Parameter {url} is not valid. Reason: AuthorizationEndpoint must be an HTTPS URL.',
      invocationEndpoint: 'Parameter {url} is not valid. Reason: InvocationEndpoint must be an HTTPS URL.',
      connectionArn: 'Parameter {arn} is not valid. Reason: Provided Arn is not in correct format.',
      messageGroup: 'Parameter(s) SqsParameters must be specified for target: {id}.',
      placeholder: 'InputTemplate for target {id} contains invalid placeholder {placeholder}.',
    },
  },
});
