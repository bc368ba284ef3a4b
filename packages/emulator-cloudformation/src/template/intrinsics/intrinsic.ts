import { intrinsicCall } from '../intrinsic-call.ts';
import { isObject, isScalar, type Json } from '../json.ts';
import type { Scope } from '../scope.ts';
import { TemplateError } from '../template-error.ts';

/** An intrinsic function of CloudFormation. */
export interface Intrinsic {
  readonly name: string;
  /** AWS's sentence for arguments of another form. */
  readonly form: string;
  /** Whether the arguments have the form, as far as can be told before anything is evaluated. */
  hasForm(argument: Json, isExtended: boolean): boolean;
  run(argument: Json, evaluator: Evaluator): Json;
  /** Only with the transform `AWS::LanguageExtensions`. */
  readonly isExtension?: true;
  /** It answers true or false, and stands in conditions and rules alone. */
  readonly isCondition?: true;
}

/** Evaluates what stands in the arguments of a function. */
export interface Evaluator {
  readonly scope: Scope;
  readonly value: (argument: Json) => Json;
  readonly condition: (argument: Json) => boolean;
}

export function argumentError({ form }: Intrinsic): TemplateError {
  return new TemplateError(`Template error: ${form}`);
}

/** The value as a text. Throws the function's error for lists and objects. */
export function textOf(value: Json | undefined, intrinsic: Intrinsic): string {
  if (!isScalar(value)) throw argumentError(intrinsic);
  return String(value);
}

/** The value as a list. Throws the function's error for everything else. */
export function listOf(value: Json | undefined, intrinsic: Intrinsic): Json[] {
  if (!Array.isArray(value)) throw argumentError(intrinsic);
  return value;
}

export function isCall(value: Json | undefined): boolean {
  return value !== undefined && intrinsicCall(value) !== undefined;
}

export function mayBeText(value: Json | undefined): boolean {
  return isScalar(value) || isCall(value);
}

export function mayBeList(value: Json | undefined): boolean {
  return Array.isArray(value) || isCall(value);
}

export function mayBeCondition(value: Json): boolean {
  return isObject(value) && (Object.hasOwn(value, 'Condition') || isCall(value));
}

export function isPair(argument: Json): argument is [Json, Json] {
  return Array.isArray(argument) && argument.length === 2;
}
