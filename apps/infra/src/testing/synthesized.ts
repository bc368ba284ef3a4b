import { mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { readChainFunction } from '../chain-function.ts';
import { bundleEach } from '../function-bundles.ts';
import { createInfraApp } from '../infra-app.ts';

interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties: Record<string, unknown>;
}

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
  readonly Principal?: unknown;
}

/** The chain's functions with the settings of their packages, but without their code. */
export const codelessBundles = await bundleEach(async (lambda) => ({
  settings: await readChainFunction(lambda),
  code: Code.fromInline('exports.handler = async (event) => event'),
}));

/** The stack's template, and questions to ask it. */
export class Synthesized {
  readonly resources: Readonly<Record<string, Resource>>;
  readonly outputs: Readonly<Record<string, { Value: unknown }>>;
  readonly text: string;

  constructor(context: Readonly<Record<string, unknown>> = {}) {
    using folder = mkdtempDisposableSync(join(tmpdir(), 'cdk.out'));
    const { app, stack } = createInfraApp(codelessBundles, context, folder.path);
    const template = app.synth().getStackArtifact(stack.artifactId).template as {
      Resources: Record<string, Resource>;
      Outputs: Record<string, { Value: unknown }>;
    };
    this.resources = template.Resources;
    this.outputs = template.Outputs;
    this.text = JSON.stringify(template);
  }

  ofType(type: string): Resource[] {
    return Object.values(this.resources).filter((resource) => resource.Type === type);
  }

  idOf(type: string, idStart: string): string {
    const ids = Object.keys(this.resources).filter(
      (id) => this.resources[id]?.Type === type && id.startsWith(idStart),
    );
    if (ids.length !== 1) throw new Error(`${ids.length} resources of type ${type} begin with ${idStart}`);
    return ids[0] as string;
  }

  properties(type: string, idStart: string): Record<string, unknown> {
    return (this.resources[this.idOf(type, idStart)] as Resource).Properties;
  }

  /** A role's permissions, as `action resource`, with references shown as `<LogicalId>`. */
  allowedTo(roleIdStart: string): string[] {
    const roleId = this.idOf('AWS::IAM::Role', roleIdStart);
    return this.ofType('AWS::IAM::Policy')
      .filter(({ Properties }) => JSON.stringify(Properties['Roles']).includes(`"${roleId}"`))
      .flatMap(({ Properties }) => (Properties['PolicyDocument'] as { Statement: Statement[] }).Statement)
      .flatMap((statement) =>
        [statement.Action]
          .flat()
          .flatMap((action) => [statement.Resource].flat().map((resource) => `${action} ${show(resource)}`)),
      )
      .sort();
  }

  statements(type: string, idStart: string): Statement[] {
    return (this.properties(type, idStart)['PolicyDocument'] as { Statement: Statement[] }).Statement;
  }
}

/** A value with its references as `<LogicalId>` or `<LogicalId.Attribute>`, hashes left out. */
export function show(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument]] = Object.entries(value as object) as [[string, never]];
  if (name === 'Ref') return `<${withoutHash(argument)}>`;
  if (name === 'Fn::GetAtt') return `<${withoutHash(argument[0])}.${String(argument[1])}>`;
  if (name === 'Fn::Join') return (argument[1] as unknown[]).map(show).join(argument[0]);
  throw new Error(`The tests read no ${name}`);
}

function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}
