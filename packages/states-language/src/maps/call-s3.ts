import type { Json, JsonObject } from '../json.ts';
import { ServiceError, type ServiceResponse } from '../ports.ts';
import type { FieldReader } from '../definition/field-reader.ts';
import type { Evaluate, QueryLanguage } from '../query-language/query-language.ts';
import type { Frame } from '../workflow.ts';
import { StatesError } from '../states-error.ts';

/** A call of S3 as part of a distributed Map, whose failure is named `error`. */
export type CallS3 = (action: string, parameters: JsonObject) => Promise<ServiceResponse>;

export function callS3(frame: Frame, error: string): CallS3 {
  const { execution, branch } = frame;
  const { roleArn } = execution.identity;
  return async (action, parameters) => {
    try {
      const call = { service: 's3', action, parameters, roleArn, signal: branch.signal };
      return await execution.ports.callService(call);
    } catch (cause) {
      if (!(cause instanceof ServiceError)) throw cause;
      throw new StatesError(error, cause.message, { cause });
    }
  };
}

/** The parameters of an ItemReader or ResultWriter, as either language names them. */
export function readS3Parameters(fields: FieldReader, language: QueryLanguage): Evaluate {
  const name = language.ownFields.includes('Parameters') ? 'Parameters' : 'Arguments';
  const evaluate = language.readTemplate(fields, name);
  if (!evaluate) throw fields.missing(name);
  return evaluate;
}

/** The action of the Resource, which must be one of these. */
export function readS3Action<T extends string>(fields: FieldReader, actions: readonly T[]): T {
  const resource = fields.requireString('Resource');
  const action = actions.find((each) => new RegExp(`^arn:[^:]+:states:::s3:${each}$`).test(resource));
  if (action) return action;
  throw fields.invalid('Resource', `The field 'Resource' does not match any of the allowed values`);
}

export function textMember(value: Json, name: string): string | undefined {
  const found = (value as JsonObject)[name];
  return typeof found === 'string' ? found : undefined;
}
