import { intrinsicCall } from './intrinsic-call.ts';
import type { Json } from './json.ts';
import { type Reference, referencesOf } from './references.ts';
import type { Template } from './template.ts';
import { TemplateError } from './template-error.ts';

/** The names of AWS that `Ref` knows. */
const PSEUDO_PARAMETERS = [
  ...['AWS::AccountId', 'AWS::NotificationARNs', 'AWS::NoValue', 'AWS::Partition', 'AWS::Region'],
  ...['AWS::StackId', 'AWS::StackName', 'AWS::URLSuffix'],
];

/** Refuses references to names that the template does not have, and to maps that are not there. */
export function checkReferences(template: Template): void {
  const inResources = Object.values(template.Resources).map(({ Properties }) => Properties as Json);
  const inOutputs = Object.values(template.Outputs).flatMap(({ Value, Export }) => [
    Value,
    ...(Export ? [Export.Name] : []),
  ]);
  checkAttributes(template, [...inResources, ...inOutputs]);
  const dependsOn = Object.values(template.Resources).flatMap((resource) => resource.DependsOn);
  const unresolved = [
    ...dependsOn.filter((name) => !Object.hasOwn(template.Resources, name)),
    ...unknownNames(template, inResources),
  ];
  if (unresolved.length > 0) throw unresolvedIn('Resources', unresolved);
  const ofOutputs = unknownNames(template, inOutputs);
  if (ofOutputs.length > 0) throw unresolvedIn('Outputs', ofOutputs);
  for (const value of [...inResources, ...inOutputs, ...Object.values(template.Conditions)])
    checkMaps(template, value);
}

/** AWS's sentence for resources begins with the kind of fault; the sentence for outputs does not. */
export function unresolvedIn(block: 'Resources' | 'Outputs', names: readonly string[]): TemplateError {
  const prefix = block === 'Resources' ? 'Template format error: ' : '';
  return new TemplateError(
    `${prefix}Unresolved resource dependencies [${[...new Set(names)].join(', ')}] in the ${block} block of the template`,
  );
}

function unknownNames(template: Template, values: readonly Json[]): string[] {
  const isKnown = ({ name }: Reference): boolean =>
    Object.hasOwn(template.Resources, name) ||
    Object.hasOwn(template.Parameters, name) ||
    PSEUDO_PARAMETERS.includes(name);
  return values
    .flatMap(referencesOf)
    .filter((reference) => !isKnown(reference))
    .map(({ name }) => name);
}

function checkAttributes(template: Template, values: readonly Json[]): void {
  for (const { name, attribute, by } of values.flatMap(referencesOf)) {
    if (attribute === undefined || Object.hasOwn(template.Resources, name)) continue;
    throw new TemplateError(
      by === 'Fn::GetAtt'
        ? `Template error: instance of Fn::GetAtt references undefined resource ${name}`
        : `Template error: instance of Fn::Sub references invalid resource attribute ${name}.${attribute}`,
    );
  }
}

function checkMaps(template: Template, value: Json): void {
  if (typeof value !== 'object' || value === null) return;
  const call = intrinsicCall(value);
  const map = call?.name === 'Fn::FindInMap' && Array.isArray(call.argument) ? call.argument[0] : undefined;
  const hasDefault = call && Array.isArray(call.argument) && call.argument.length === 4;
  if (typeof map === 'string' && !hasDefault && !Object.hasOwn(template.Mappings, map))
    throw new TemplateError(
      `Template error: Mapping named '${map}' is not present in the 'Mappings' section of template.`,
    );
  for (const member of Object.values(value)) checkMaps(template, member);
}
