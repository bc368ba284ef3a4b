import { Stack, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Says why a policy in the scope may name a resource with a wildcard, which cdk-nag's rule IAM5 asks about. */
export function acknowledgeWildcard(scope: Construct, resource: string, reason: string): void {
  const written = inWordsOfTheRule(Stack.of(scope).resolve(resource));
  Validations.of(scope).acknowledge({ id: `AwsSolutions-IAM5[Resource::${written}]`, reason });
}

/** cdk-nag's findings write references as `<LogicalId>` or `<LogicalId.Attribute>`. */
function inWordsOfTheRule(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument]] = Object.entries(value as object) as [[string, never]];
  if (name === 'Ref') return `<${String(argument)}>`;
  if (name === 'Fn::GetAtt') return `<${(argument as string[]).join('.')}>`;
  if (name === 'Fn::Join') return (argument[1] as unknown[]).map(inWordsOfTheRule).join(argument[0]);
  throw new Error(`A policy's resource is written with ${name}, which cdk-nag is not known to write out`);
}
