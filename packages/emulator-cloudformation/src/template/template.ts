import { z } from 'zod';
import { parseYaml } from './parse-yaml.ts';
import { TemplateError } from './template-error.ts';

export type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

const logicalId = z.string().regex(/^[A-Za-z0-9]{1,255}$/, 'Logical ids are letters and digits');
const json = z.json() as z.ZodType<Json>;
const deletionPolicy = z.enum(['Delete', 'Retain', 'RetainExceptOnCreate']);

const parameterSchema = z.strictObject({
  Type: z.enum(['String', 'Number', 'CommaDelimitedList', 'AWS::SSM::Parameter::Value<String>']),
  Default: z.union([z.string(), z.number(), z.boolean()]).transform(String).optional(),
  AllowedValues: z.array(z.union([z.string(), z.number()]).transform(String)).optional(),
  AllowedPattern: z.string().optional(),
  ConstraintDescription: z.string().optional(),
  Description: z.string().optional(),
  NoEcho: z.boolean().optional(),
});
export type ParameterDeclaration = z.output<typeof parameterSchema>;

const resourceSchema = z.strictObject({
  Type: z.string(),
  Properties: z.record(z.string(), json).default({}),
  DependsOn: z.union([z.string().transform((id) => [id]), z.array(z.string())]).default([]),
  Condition: z.string().optional(),
  DeletionPolicy: deletionPolicy.default('Delete'),
  UpdateReplacePolicy: z.enum(['Delete', 'Retain']).default('Delete'),
  Metadata: json.optional(),
});
export type ResourceDeclaration = z.output<typeof resourceSchema>;

const outputSchema = z.strictObject({
  Value: json,
  Description: z.string().optional(),
  Condition: z.string().optional(),
  Export: z.strictObject({ Name: json }).optional(),
});

const templateSchema = z.strictObject({
  AWSTemplateFormatVersion: z.literal('2010-09-09').optional(),
  Description: z.string().max(1024).optional(),
  Metadata: json.optional(),
  Parameters: z.record(logicalId, parameterSchema).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), json))).default({}),
  Conditions: z.record(z.string(), json).default({}),
  Resources: z.record(logicalId, resourceSchema),
  Outputs: z.record(logicalId, outputSchema).default({}),
});
export type Template = z.output<typeof templateSchema>;

/** A template of CloudFormation, in JSON or YAML. Throws `TemplateError` for what is not one, or has parts that are not supported. */
export function parseTemplate(text: string): Template {
  const parsed = templateSchema.safeParse(parseText(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new TemplateError(`Template format error: ${issue?.message} at /${issue?.path.join('/')}`);
  }
  if (Object.keys(parsed.data.Resources).length === 0)
    throw new TemplateError('Template format error: At least one Resources member must be defined.');
  return parsed.data;
}

function parseText(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return parseYaml(text);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TemplateError('Template format error: JSON not well-formed.', { cause });
  }
}
