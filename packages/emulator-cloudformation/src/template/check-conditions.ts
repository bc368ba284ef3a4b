import { isObject, type Json } from './json.ts';
import { attributeReferences, referencesOf } from './references.ts';
import type { Template } from './template.ts';
import { formatError, TemplateError } from './template-error.ts';

/**
 * Checks that conditions refer only to parameters and to each other, without a circle, and that every condition that is
 * named exists.
 */
export function checkConditions(template: Template): void {
  const known = (name: string): boolean => Object.hasOwn(template.Conditions, name);
  checkDeclared(template, 'Resources', Object.values(template.Resources));
  checkDeclared(template, 'Outputs', Object.values(template.Outputs));
  const values = [
    ...Object.values(template.Resources).map(({ Properties }) => Properties),
    ...Object.values(template.Outputs).map(({ Value }) => Value),
  ];
  for (const name of values.flatMap((value) => conditionsOfIf(value)))
    if (!known(name))
      throw new TemplateError(`Template error: unresolved condition dependency ${name} in Fn::If`);
  for (const condition of Object.values(template.Conditions)) checkNames(template, condition);
  for (const name of Object.keys(template.Conditions)) checkCircle(template, name, []);
}

function checkDeclared(
  { Conditions }: Template,
  block: string,
  declarations: readonly { readonly Condition?: string | undefined }[],
): void {
  for (const { Condition } of declarations)
    if (Condition !== undefined && !Object.hasOwn(Conditions, Condition))
      throw formatError(`Unresolved condition dependency ${Condition} in the ${block} block of the template`);
}

function checkNames(template: Template, condition: Json): void {
  const isParameter = (name: string): boolean =>
    Object.hasOwn(template.Parameters, name) || name.startsWith('AWS::');
  const others = [...referencesOf(condition), ...attributeReferences(condition)]
    .map(({ name }) => name)
    .filter((name) => !isParameter(name));
  if (others.length > 0)
    throw formatError(
      `Unresolved dependencies [${[...new Set(others)].join(', ')}]. Cannot reference resources in the Conditions block of the template`,
    );
  for (const name of conditionsIn(condition))
    if (!Object.hasOwn(template.Conditions, name))
      throw formatError(`Unresolved condition dependency ${name} in the Conditions block of the template`);
}

function checkCircle(template: Template, name: string, path: readonly string[]): void {
  if (path.includes(name))
    throw formatError(`Circular dependency in Conditions: [${path.slice(path.indexOf(name)).join(', ')}]`);
  for (const other of conditionsIn(template.Conditions[name] as Json))
    checkCircle(template, other, [...path, name]);
}

/** The conditions that a condition names. */
function conditionsIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(conditionsIn);
  if (!isObject(value)) return [];
  const { Condition } = value;
  return typeof Condition === 'string' ? [Condition] : Object.values(value).flatMap(conditionsIn);
}

function conditionsOfIf(value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = isObject(value) ? value['Fn::If'] : undefined;
  const inner = Object.values(value).flatMap(conditionsOfIf);
  return Array.isArray(own) && typeof own[0] === 'string' ? [own[0], ...inner] : inner;
}
