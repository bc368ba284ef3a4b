import {
  type CollectionTag,
  parseDocument,
  type ScalarTag,
  type YAMLMap,
  YAMLMap as Members,
  type YAMLSeq,
} from 'yaml';
import { TemplateError } from './template-error.ts';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const FUNCTIONS = [
  ...['And', 'Base64', 'Cidr', 'Contains', 'EachMemberEquals', 'EachMemberIn', 'Equals', 'FindInMap'],
  ...['GetAtt', 'GetAZs', 'If', 'ImportValue', 'Join', 'Length', 'Not', 'Or', 'RefAll', 'Select', 'Split'],
  ...['Sub', 'ToJsonString', 'Transform', 'ValueOf', 'ValueOfAll'],
];

/** A template's text in YAML, its short tags (`!Ref`) as the functions that they stand for (`{ Ref: … }`). */
export function parseYaml(text: string): unknown {
  // The core schema leaves `2010-09-09` a text, as CloudFormation does.
  const document = parseDocument(text, { schema: 'core', customTags: TAGS, logLevel: 'error' });
  // The library only warns of an unknown tag, and then leaves it out.
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) throw malformed(problem);
  try {
    // Aliases are refused, as they are by CloudFormation.
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    throw malformed(cause as Error);
  }
}

/** The place in CloudFormation's form, then what the library found there. */
function malformed(
  cause: Error & { readonly linePos?: readonly { line: number; col: number }[] },
): TemplateError {
  const [place] = cause.linePos ?? [];
  const where = place ? `(line ${place.line}, column ${place.col}): ` : '';
  const what = cause.message.split(/ at line \d+|\n/)[0]?.trim();
  return new TemplateError(`Template format error: YAML not well-formed. ${where}${what}`, { cause });
}

const TAGS = [
  ...shortTags('Condition', 'Condition'),
  ...shortTags('Ref', 'Ref'),
  ...FUNCTIONS.flatMap((name) => shortTags(name, `Fn::${name}`)),
];

/** The tag before a text, a list and an object. */
function shortTags(name: string, member: string): (ScalarTag | CollectionTag)[] {
  const tag = `!${name}`;
  const wrap = (node: YAMLMap | YAMLSeq): YAMLMap => {
    const members = new Members();
    members.set(member, node);
    return members;
  };
  return [
    { tag, resolve: (text) => ({ [member]: name === 'GetAtt' ? attributeOf(text) : text }) },
    { tag, collection: 'seq', resolve: wrap },
    { tag, collection: 'map', resolve: wrap },
  ];
}

/** `Bucket.Arn`; an attribute may have points of its own. */
function attributeOf(text: string): string[] {
  const point = text.indexOf('.');
  return point < 0 ? [text] : [text.slice(0, point), text.slice(point + 1)];
}
