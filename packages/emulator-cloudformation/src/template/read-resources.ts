import { isObject, type Json, type JsonObject } from './json.ts';
import { checkCount, checkName } from './names.ts';
import { formatError, TemplateError } from './template-error.ts';

type DeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate';

export interface ResourceDeclaration {
  readonly Type: string;
  readonly Properties: JsonObject;
  readonly DependsOn: readonly string[];
  readonly Condition?: string | undefined;
  readonly DeletionPolicy: DeletionPolicy;
  readonly UpdateReplacePolicy: 'Delete' | 'Retain';
  readonly Metadata?: Json | undefined;
}

const MEMBERS = [
  ...['Type', 'Properties', 'DependsOn', 'Condition', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata'],
  ...['CreationPolicy', 'UpdatePolicy'],
];

export function readResources(
  section: Json | undefined,
  transforms: readonly string[],
): Record<string, ResourceDeclaration> {
  if (section !== undefined && !isObject(section)) throw formatError('[/Resources] Resources must be a map');
  if (section === undefined || Object.keys(section).length === 0)
    throw formatError('At least one Resources member must be defined.');
  checkCount('resources', section, 500);
  return Object.fromEntries(
    Object.entries(section).map(([name, resource]) => {
      checkName('Resource', name);
      return [name, readResource(name, resource, transforms)];
    }),
  );
}

function readResource(name: string, resource: Json, transforms: readonly string[]): ResourceDeclaration {
  if (!isObject(resource)) throw formatError('Any Resources member must be an object.');
  const { Type, Properties, DependsOn, Condition } = resource;
  if (Type === undefined)
    throw formatError(`[/Resources/${name}] Every Resources object must contain a Type member.`);
  if (typeof Type !== 'string') throw formatError(`[/Resources/${name}/Type] 'Type' must be a string.`);
  const odd = Object.keys(resource).find((member) => !MEMBERS.includes(member));
  if (odd !== undefined) throw new TemplateError(`Invalid template resource property '${odd}'`);
  if (Properties !== undefined && !isObject(Properties))
    throw formatError(`[/Resources/${name}/Properties] 'Properties' must be an object.`);
  if (Condition !== undefined && typeof Condition !== 'string')
    throw formatError('Every Condition member must be a string.');
  for (const member of ['UpdatePolicy', 'CreationPolicy'])
    if (resource[member] !== undefined)
      throw new TemplateError(
        `The emulator does not support the ${member} of the resource ${name}: it has no type that heeds one`,
      );
  return {
    Type,
    Properties: Properties ?? {},
    DependsOn: readDependsOn(DependsOn),
    Condition,
    Metadata: resource['Metadata'],
    DeletionPolicy: readPolicy(name, resource, 'DeletionPolicy', transforms, [
      'Delete',
      'Retain',
      'RetainExceptOnCreate',
    ]),
    UpdateReplacePolicy: readPolicy(name, resource, 'UpdateReplacePolicy', transforms, ['Delete', 'Retain']),
  };
}

function readDependsOn(given: Json | undefined): string[] {
  if (given === undefined) return [];
  if (typeof given === 'string') return [given];
  if (!Array.isArray(given)) throw formatError('DependsOn must be a string or list of strings.');
  if (!given.every((id) => typeof id === 'string'))
    throw formatError('Every DependsOn value must be a string.');
  return given;
}

function readPolicy<Policy extends string>(
  name: string,
  resource: JsonObject,
  member: 'DeletionPolicy' | 'UpdateReplacePolicy',
  transforms: readonly string[],
  known: readonly [Policy, ...Policy[]],
): Policy {
  const given = resource[member] ?? known[0];
  const policy = known.find((each) => each === given);
  if (policy !== undefined) return policy;
  if (isObject(given) && transforms.includes('AWS::LanguageExtensions'))
    throw new TemplateError(`The emulator does not support a function as the ${member} of a resource`);
  if (typeof given !== 'string') throw formatError(`Every ${member} member must be a string.`);
  if (given === 'Snapshot')
    throw new TemplateError(
      `Template error: resource type ${resource['Type'] as string} does not support deletion policy Snapshot`,
    );
  throw formatError(`Unrecognized ${member} ${given} for resource ${name}`);
}
