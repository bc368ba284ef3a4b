import { ownMember } from '@scones/emulator-core';
import { errors } from '../errors.ts';
import { refusedTypeReason } from '../resources/refused-types.ts';
import { resourceTypeOf } from '../resource-types.ts';
import { type Json } from '../template/json.ts';
import { referencesOf } from '../template/references.ts';
import type { Template } from '../template/template.ts';
import { TemplateError } from '../template/template-error.ts';
import { noAttribute } from './no-attribute.ts';

/** Refuses resource types that are not there, and attributes that a type does not have. */
export function checkTypes(template: Template): void {
  const unknown = Object.values(template.Resources)
    .map(({ Type }) => Type)
    .filter((type) => !resourceTypeOf(type));
  if (unknown.length > 0) throw unknownTypes([...new Set(unknown)]);
  const values = [
    ...Object.values(template.Resources).map(({ Properties }) => Properties as Json),
    ...Object.values(template.Outputs).map(({ Value }) => Value),
  ];
  for (const { name, attribute } of values.flatMap(referencesOf)) {
    if (attribute === undefined || attribute === '') continue;
    const { attributes } = resourceTypeOf(ownMember(template.Resources, name)?.Type ?? '') ?? {};
    if (attributes && !attributes.includes(attribute)) throw noAttribute(name, attribute);
  }
}

/** AWS's sentence for types that AWS does not have. For those that AWS has, the emulator's own sentence too. */
function unknownTypes(types: readonly string[]): TemplateError {
  const said = `Template format error: Unrecognized resource types: [${types.join(', ')}]`;
  const ofAws = types.filter((type) => type.startsWith('AWS::'));
  if (ofAws.length === 0) return new TemplateError(said);
  const reasons = ofAws.map((type) => `The emulator does not support ${type}${refusedTypeReason(type)}.`);
  return new TemplateError(`${said}. ${reasons.join(' ')}`);
}

/** Refuses resources that the caller did not name among those that may be touched. */
export function checkAllowedTypes(template: Template, allowed: readonly string[]): void {
  if (allowed.length === 0) return;
  for (const { Type } of Object.values(template.Resources))
    if (!allowed.some((pattern) => isLike(Type, pattern)))
      throw errors.ValidationError.resourceType({ type: Type, allowed: allowed.join(', ') });
}

function isLike(type: string, pattern: string): boolean {
  return pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
}
