import { Stack } from 'aws-cdk-lib';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

interface FailureNotificationProps {
  readonly machines: readonly IStateMachine[];
  readonly email: string | undefined;
  readonly url: string | undefined;
}

/** A topic that is notified of every execution that did not succeed, and of the alarms. */
export class FailureNotification extends Construct {
  readonly topic: ITopic;

  constructor(scope: Construct, id: string, { machines, email, url }: FailureNotificationProps) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', { displayName: 'Scones Unlimited: failures', enforceSSL: true });
    // Without the condition the alarms of every account could publish to it.
    topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (email !== undefined) topic.addSubscription(new EmailSubscription(email));
    if (url !== undefined) topic.addSubscription(new UrlSubscription(url));
    new Rule(this, 'ExecutionDidNotSucceed', {
      description: 'An execution of the classification failed, timed out or was aborted',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
          stateMachineArn: machines.map((machine) => machine.stateMachineArn),
        },
      },
      targets: [new SnsTopic(topic, { message: failureMessage() })],
    });
    this.topic = topic;
  }
}

/** Names the execution and its error, but leaves out its input, which may hold a picture. */
function failureMessage(): RuleTargetInput {
  return RuleTargetInput.fromObject({
    status: EventField.fromPath('$.detail.status'),
    executionArn: EventField.fromPath('$.detail.executionArn'),
    stateMachineArn: EventField.fromPath('$.detail.stateMachineArn'),
    error: EventField.fromPath('$.detail.error'),
    cause: EventField.fromPath('$.detail.cause'),
    time: EventField.time,
  });
}
