import { intrinsicCall } from './intrinsic-call.ts';
import { argumentError } from './intrinsics/intrinsic.ts';
import { intrinsicOf, unsupportedFunction } from './intrinsics.ts';
import { isObject, type Json } from './json.ts';
import type { Template } from './template.ts';
import { formatError, TemplateError } from './template-error.ts';

/** Refuses functions that do not exist, that have arguments of another form, or that stand where they may not. */
export function checkIntrinsics(template: Template): void {
  const isExtended = template.transforms.includes('AWS::LanguageExtensions');
  for (const { Properties } of Object.values(template.Resources)) checkValue(Properties, isExtended);
  for (const { Value, Export } of Object.values(template.Outputs)) {
    checkValue(Value, isExtended);
    if (Export) checkValue(Export.Name, isExtended);
  }
  for (const condition of Object.values(template.Conditions)) checkCondition(condition, isExtended);
  for (const { RuleCondition, Assertions } of Object.values(template.Rules)) {
    if (RuleCondition !== undefined) checkCondition(RuleCondition, isExtended);
    for (const { Assert } of Assertions) checkCondition(Assert, isExtended);
  }
}

function checkValue(value: Json, isExtended: boolean): void {
  if (typeof value !== 'object' || value === null) return;
  const call = intrinsicCall(value);
  if (call) {
    const intrinsic = intrinsicOf(call.name);
    if (intrinsic.isExtension && !isExtended) throw unsupportedFunction(call.name);
    if (!intrinsic.hasForm(call.argument, isExtended)) throw argumentError(intrinsic);
  }
  for (const member of Object.values(value)) checkValue(member, isExtended);
}

function checkCondition(condition: Json, isExtended: boolean): void {
  const call = intrinsicCall(condition);
  const isBoolean =
    (isObject(condition) && typeof condition['Condition'] === 'string') ||
    (call !== undefined && intrinsicOf(call.name).isCondition === true);
  if (!isBoolean)
    throw formatError('Conditions can only be boolean operations on parameters and other conditions');
  if (JSON.stringify(condition).includes('"Fn::ImportValue"'))
    throw new TemplateError('Template error: Cannot use Fn::ImportValue in Conditions.');
  checkValue(condition, isExtended);
}
