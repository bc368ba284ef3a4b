import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { type LoadClient, until } from '../activity.ts';

/** A stack of four resources, one of which is named. */
function template(Name: string, Value: string): string {
  const trust = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ],
  };
  return JSON.stringify({
    Resources: {
      Topic: { Type: 'AWS::SNS::Topic' },
      Queue: { Type: 'AWS::SQS::Queue' },
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust } },
      Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Name, Type: 'String', Value } },
    },
    Outputs: { Queue: { Value: { Ref: 'Queue' } } },
  });
}

/** A stack that is made, updated and deleted. */
export async function stacks(client: LoadClient): Promise<void> {
  const { cloudFormation, ssm, ledger, newName } = client;
  const StackName = newName();
  const Name = `/${StackName}`;
  const settled = async (StackStatus: string): Promise<void> => {
    const { Stacks = [] } = await until(
      () => cloudFormation.send(new DescribeStacksCommand({ StackName })),
      (answer) => !answer.Stacks?.[0]?.StackStatus?.endsWith('_IN_PROGRESS'),
    );
    const status = Stacks[0]?.StackStatus;
    ledger.look('cloudFormation', `a stack that is ${status}, not ${StackStatus}`, status === StackStatus);
  };
  const valueOf = async () => (await ssm.send(new GetParameterCommand({ Name }))).Parameter?.Value;
  const Capabilities = ['CAPABILITY_IAM' as const];
  await cloudFormation.send(
    new CreateStackCommand({ StackName, TemplateBody: template(Name, 'first'), Capabilities }),
  );
  await settled('CREATE_COMPLETE');
  ledger.look('cloudFormation', 'a parameter of a stack', (await valueOf()) === 'first');
  await cloudFormation.send(
    new UpdateStackCommand({ StackName, TemplateBody: template(Name, 'second'), Capabilities }),
  );
  await settled('UPDATE_COMPLETE');
  ledger.look('cloudFormation', 'a parameter that was updated', (await valueOf()) === 'second');
  await cloudFormation.send(new DeleteStackCommand({ StackName }));
  const end = await until(
    () => cloudFormation.send(new DescribeStacksCommand({ StackName })).catch((error: Error) => error.name),
    (answer) => typeof answer === 'string',
  );
  ledger.look('cloudFormation', 'a stack that was deleted', end === 'ValidationError');
  await ledger.refused('ssm', 'ParameterNotFound', valueOf());
}
