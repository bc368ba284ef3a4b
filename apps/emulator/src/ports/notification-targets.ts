import type { Clock, Random } from '@scones/deterministic';
import type { ActionPorts } from '@scones/emulator-cloudwatch';
import type { RequestContext } from '@scones/emulator-core';
import type { TargetPorts } from '@scones/emulator-events';
import type { LogsService } from '@scones/emulator-logs';
import type { CalledServices } from './called-services.ts';

interface Options {
  readonly services: () => CalledServices;
  readonly logs: Pick<LogsService, 'append'>;
  readonly clock: Clock;
  readonly random: Random;
}

const byRule = (sourceArn: string) => ({ servicePrincipal: 'events.amazonaws.com', sourceArn });
const ALARMS = { servicePrincipal: 'cloudwatch.amazonaws.com' };

/** The targets that rules can send events to and alarms can act on. */
export function notificationTargets({ services, logs, clock, random }: Options): {
  readonly targets: TargetPorts;
  readonly actions: ActionPorts;
} {
  type Caller = Pick<RequestContext, 'servicePrincipal' | 'sourceArn' | 'roleArn'>;
  const call = async (
    service: keyof CalledServices,
    operation: string,
    input: object,
    caller: Caller,
  ): Promise<unknown> =>
    await services()[service].call(operation, input, { requestId: random.uuid(), ...caller });
  return {
    targets: {
      sns: ({ target, input: Message, ruleArn }) =>
        call('sns', 'Publish', { TopicArn: target.Arn, Message }, byRule(ruleArn)),
      sqs: ({ target: { Arn, SqsParameters }, input: MessageBody, ruleArn }) =>
        call(
          'sqs',
          'SendMessage',
          { QueueUrl: queueIn(Arn), MessageBody, ...SqsParameters },
          byRule(ruleArn),
        ),
      lambda: ({ target: { Arn: FunctionName }, input: Payload, ruleArn }) =>
        call('lambda', 'Invoke', { FunctionName, InvocationType: 'Event', Payload }, byRule(ruleArn)),
      // A state machine has no policy of its own. The target's role says whether it may be started.
      states: ({ target: { Arn: stateMachineArn, RoleArn: roleArn }, input }) =>
        call(
          'states',
          'StartExecution',
          { stateMachineArn, input },
          roleArn === undefined ? {} : { roleArn },
        ),
      logs: async ({ target, input: message }) =>
        logs.append(logGroupIn(target.Arn), random.uuid(), [{ timestamp: clock.now(), message }]),
    },
    actions: {
      sns: (TopicArn, { subject, text }) =>
        call('sns', 'Publish', { TopicArn, Subject: subject, Message: text }, ALARMS),
    },
  };
}

/** `arn:aws:logs:REGION:ACCOUNT:log-group:NAME`, with `:*` behind it or not. */
function logGroupIn(arn: string): string {
  return arn.split(':')[6] ?? '';
}

/** SQS takes a queue's name for its URL. */
function queueIn(arn: string): string {
  return arn.split(':').at(-1) ?? '';
}
