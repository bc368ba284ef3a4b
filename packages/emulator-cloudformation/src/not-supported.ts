import type { NotSupported } from '@scones/emulator-core';

export const NOT_SUPPORTED: readonly NotSupported[] = [
  {
    what: 'stack sets and organizations',
    why: 'There is one account and one region to deploy to; deploy a stack for each name.',
    operations: ['*StackSet*', '*StackInstance*', '*Organizations*'],
  },
  {
    what: 'drift',
    why: 'A stack is not compared with what became of its resources; `cdk diff` compares templates.',
    operations: ['*Drift*'],
  },
  {
    what: 'types of the registry, hooks and publishers',
    why: 'The types are those of this page; a custom resource that a function answers makes anything else.',
    operations: [
      ...[
        '*Type',
        '*Types',
        '*TypeConfiguration*',
        '*TypeRegistration*',
        '*TypeVersion*',
        '*TypeDefaultVersion',
      ],
      ...['*Publisher', '*Hook*', 'RecordHandlerProgress', 'SetAlias', 'RemoveAlias'],
    ],
  },
  {
    what: 'generated templates, resource scans and refactoring',
    why: 'They make templates of what was made by hand; write the template, or let the CDK write it.',
    operations: ['*GeneratedTemplate*', '*ResourceScan*', '*StackRefactor*'],
  },
  {
    what: 'stack policies',
    why: 'Nobody but you changes a stack on this machine.',
    operations: ['*StackPolicy'],
  },
  {
    what: 'CancelUpdateStack, ContinueUpdateRollback, RollbackStack',
    why: 'A change of a stack takes moments and rolls back by itself; deploy it again.',
  },
  {
    what: 'SignalResource',
    why: 'No instances start here that would signal that they are ready.',
  },
  {
    what: 'EstimateTemplateCost, DescribeAccountLimits',
    why: 'Nothing costs and nothing is limited here; `npx nx deploy -- --dry-run` shows what AWS would cost by the hour.',
  },
  {
    what: 'DescribeEvents',
    why: 'DescribeStackEvents tells the events of a stack.',
  },
  {
    what: 'the import of resources (ResourcesToImport, ImportExistingResources, ChangeSetType IMPORT)',
    why: 'A stack has only what it made; delete what is there and let the stack make it.',
  },
  {
    what: 'the transforms AWS::Serverless-2016-10-31 and AWS::Include, macros, Fn::Transform',
    why: 'Deploy a template that needs none: as the CDK writes it, or as AWS processed it (get-template --template-stage Processed).',
  },
  {
    what: 'the Version of a DefinitionS3Location, aliases in its YAML',
    why: 'The newest object is taken, in JSON or YAML; write a value again where it is meant again.',
  },
  {
    what: 'Fn::ForEach over what only parameters say, DeletionPolicy as a function',
    why: 'Loops are written out before any parameter is known; write the list into the template.',
  },
  {
    what: 'Fn::RefAll, Fn::ValueOf, Fn::ValueOfAll in rules',
    why: 'They ask for parameters of EC2’s and Route 53’s types, which the emulator has not.',
  },
  {
    what: 'parameter types of EC2 and Route 53 (AWS::EC2::VPC::Id, List<AWS::EC2::Subnet::Id> and their like)',
    why: 'There are no such resources to look the value up in; declare a String.',
  },
  {
    what: '{{resolve:ssm-secure:…}}, {{resolve:secretsmanager:…}}',
    why: 'The emulator keeps no secrets; a parameter of SSM or one with NoEcho does.',
  },
  {
    what: 'CreationPolicy, UpdatePolicy, the section Hooks',
    why: 'They are for types that the emulator has not: instances, groups of them, deployments of CodeDeploy.',
  },
  {
    what: 'RetainExceptOnCreate of a request, the deletion of a stack by force, rollback triggers',
    why: 'The template’s own DeletionPolicy is kept to, and no alarm stops a deployment.',
  },
  {
    what: 'custom resources that a topic makes, NoEcho in their answers, a Count of signals other than 1',
    why: 'A Lambda function makes them, and puts one object for each question.',
  },
];
