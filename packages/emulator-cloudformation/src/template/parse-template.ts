import { isObject, type Json, type JsonObject } from './json.ts';
import { checkDynamicReferences } from './dynamic-references.ts';
import { checkConditions } from './check-conditions.ts';
import { checkIntrinsics } from './check-intrinsics.ts';
import { checkReferences } from './check-references.ts';
import { expandLoops } from './expand-loops.ts';
import { parseText } from './parse-text.ts';
import { readMappings } from './read-mappings.ts';
import { readOutputs } from './read-outputs.ts';
import { readParameters } from './read-parameters.ts';
import { readResources } from './read-resources.ts';
import { readRules } from './read-rules.ts';
import { readTransforms } from './read-transforms.ts';
import type { Template } from './template.ts';
import { formatError, TemplateError } from './template-error.ts';

const SECTIONS = [
  ...['AWSTemplateFormatVersion', 'Description', 'Metadata', 'Parameters', 'Mappings', 'Conditions'],
  ...['Rules', 'Resources', 'Outputs', 'Transform', 'Hooks'],
];
const LONGEST_DESCRIPTION = 1024;
const DEEPEST = 500;

/** A template of CloudFormation, in JSON or YAML. Throws `TemplateError` for what is not one, or has parts that are not supported. */
export function parseTemplate(text: string): Template {
  const document = parseText(text);
  if (!isObject(document)) throw formatError('unsupported structure.');
  checkDepth(document);
  checkSections(document);
  checkNulls(document);
  const transforms = readTransforms(document['Transform']);
  const expanded = transforms.includes('AWS::LanguageExtensions') ? expandLoops(document) : document;
  const template: Template = {
    Description: readDescription(document['Description']),
    Metadata: document['Metadata'],
    Parameters: readParameters(document['Parameters']),
    Mappings: readMappings(document['Mappings']),
    Conditions: sectionOf('Conditions', expanded['Conditions']),
    Rules: readRules(document['Rules']),
    Resources: readResources(expanded['Resources'], transforms),
    Outputs: readOutputs(expanded['Outputs']),
    transforms,
  };
  checkIntrinsics(template);
  checkConditions(template);
  checkReferences(template);
  checkDynamicReferences(document);
  return template;
}

/** The functions that look through a template call themselves for each level. */
function checkDepth(value: Json, left = DEEPEST): void {
  if (typeof value !== 'object' || value === null) return;
  if (left === 0)
    throw new TemplateError(
      `The emulator does not support templates that are more than ${DEEPEST} levels deep`,
    );
  for (const member of Object.values(value)) checkDepth(member, left - 1);
}

function checkSections(document: JsonObject): void {
  const unknown = Object.keys(document).filter((name) => !SECTIONS.includes(name));
  if (unknown.length > 0)
    throw new TemplateError(`Invalid template property or properties [${unknown.join(', ')}]`);
  if (document['Hooks'] !== undefined)
    throw new TemplateError('The emulator does not support the section Hooks of a template');
  const version = document['AWSTemplateFormatVersion'];
  if (version !== undefined && version !== '2010-09-09')
    throw formatError(
      `Template format version ${JSON.stringify(version)} is not valid; the only valid value is 2010-09-09.`,
    );
}

function sectionOf(name: string, section: Json | undefined): JsonObject {
  if (section === undefined) return {};
  if (!isObject(section)) throw formatError(`[/${name}] ${name} must be a map`);
  return section;
}

/** There are no nulls in a template, at any depth. */
function checkNulls(value: Json, path = ''): void {
  if (value === null) throw new TemplateError(`[${path}] 'null' values are not allowed in templates`);
  if (typeof value !== 'object') return;
  for (const [name, member] of Object.entries(value)) checkNulls(member, `${path}/${name}`);
}

function readDescription(description: Json | undefined): string | undefined {
  if (description === undefined) return undefined;
  if (typeof description !== 'string') throw formatError('Every Description member must be a string.');
  if (Buffer.byteLength(description) > LONGEST_DESCRIPTION)
    throw formatError(`'Description' length is greater than ${LONGEST_DESCRIPTION}.`);
  return description;
}
