/** The reason, after a colon, why a type that people often deploy is not there; an empty text for other types. */
export function refusedTypeReason(type: string): string {
  const found = REFUSED_TYPES.find(([prefix]) => type.startsWith(prefix));
  return found ? `: ${found[1]}` : '';
}

/** @public for docs/compatibility.md */
export const REFUSED_TYPES: readonly (readonly [prefix: string, reason: string])[] = [
  ['AWS::DynamoDB::GlobalTable', 'its tables are in one region; take AWS::DynamoDB::Table'],
  ['AWS::KMS::', 'it has no keys, and encrypts nothing'],
  ['AWS::EC2::', 'it has no networks and no machines'],
  ['AWS::ApiGateway', 'it has no HTTP front doors; invoke the function'],
  ['AWS::Lambda::Url', 'a function is invoked, not reached by a URL of its own'],
  ['AWS::Lambda::EventSourceMapping', 'it polls no streams and queues'],
  ['AWS::SecretsManager::', 'it keeps no secrets; use a parameter of SSM'],
  ['AWS::Logs::', 'of CloudWatch Logs it has log groups only'],
  ['AWS::CloudWatch::CompositeAlarm', 'no alarm is made of others; let one watch an expression'],
  ['AWS::Scheduler::', 'give a rule of EventBridge the schedule'],
  ['AWS::Events::', 'of EventBridge it has buses, rules, connections and API destinations'],
  ['AWS::ECR::', 'it runs no containers; what else cdk bootstrap makes is there from the start'],
  ['AWS::ECS::', 'it runs no containers'],
  ['AWS::Serverless::', 'they need the transform AWS::Serverless-2016-10-31, which it does not have'],
  ['AWS::CloudFormation::', 'of CloudFormation it has nested stacks, wait conditions and custom resources'],
  ['AWS::IAM::', 'of IAM it has roles, policies and instance profiles'],
];
