import { ownMember, type ParsedXml, type XmlValue } from '@scones/emulator-core';

/** How lists among the members of S3's documents are written in XML: as repeated elements of another name. */
const REPEATED: Readonly<Record<string, string>> = {
  Rules: 'Rule',
  Transitions: 'Transition',
  NoncurrentVersionTransitions: 'NoncurrentVersionTransition',
  Tags: 'Tag',
  Parts: 'Part',
  Uploads: 'Upload',
  Errors: 'Error',
  Objects: 'Object',
  Versions: 'Version',
  CORSRules: 'CORSRule',
  AllowedHeaders: 'AllowedHeader',
  AllowedMethods: 'AllowedMethod',
  AllowedOrigins: 'AllowedOrigin',
  ExposeHeaders: 'ExposeHeader',
};
/** … or as such elements within one of the member's own name. */
const WRAPPED: Readonly<Record<string, string>> = {
  Buckets: 'Bucket',
  TagSet: 'Tag',
};

const MEMBERS = Object.fromEntries(Object.entries(REPEATED).map(([member, element]) => [element, member]));

/** From the operations' members to elements. */
export function toElements(value: XmlValue): XmlValue {
  if (isList(value)) return value.map(toElements);
  if (typeof value !== 'object' || value instanceof Date) return value;
  const elements: Record<string, XmlValue> = {};
  for (const [member, content] of Object.entries(value)) {
    const wrapped = ownMember(WRAPPED, member);
    if (member === 'Grants') elements['AccessControlList'] = { Grant: toElements(content) };
    else if (member === 'Grantee') elements[member] = granteeElements(content);
    else if (wrapped !== undefined) elements[member] = { [wrapped]: toElements(content) };
    else elements[(Array.isArray(content) && ownMember(REPEATED, member)) || member] = toElements(content);
  }
  return elements;
}

/** An attribute says whether the grantee is a user or a group. */
function granteeElements(content: XmlValue): XmlValue {
  const { Type, ...others } = content as Record<string, XmlValue>;
  return { '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', '@xsi:type': Type, ...others };
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

/** From elements to members: an element that occurs once or never is a list all the same. */
export function toMembers(value: ParsedXml): ParsedXml {
  if (Array.isArray(value)) return value.map(toMembers);
  if (typeof value === 'string') return value;
  const members: Record<string, ParsedXml> = {};
  for (const [element, content] of Object.entries(value)) {
    const wrapped = ownMember(WRAPPED, element);
    const member = wrapped === undefined ? ownMember(MEMBERS, element) : undefined;
    if (element === 'AccessControlList')
      members['Grants'] = listOf((content as Record<string, ParsedXml>)['Grant']);
    // Only a new bucket has its tags within an element; elsewhere they are repeated.
    else if (element === 'Tags') members[element] = listOf((content as Record<string, ParsedXml>)['Tag']);
    else if (wrapped !== undefined)
      members[element] = listOf((content as Record<string, ParsedXml>)[wrapped]);
    else if (member !== undefined) members[member] = listOf(content);
    else members[element] = element === 'Filter' ? filterMembers(content) : toMembers(content);
  }
  return members;
}

/** A filter has one tag, and a list of them only within its And. */
function filterMembers(content: ParsedXml): ParsedXml {
  if (typeof content === 'string' || Array.isArray(content)) return content;
  const { Tag, ...others } = content;
  return { ...(toMembers(others) as Record<string, ParsedXml>), ...(Tag !== undefined && { Tag }) };
}

function listOf(content: ParsedXml | undefined): ParsedXml[] {
  if (content === undefined) return [];
  return Array.isArray(content) ? content.map(toMembers) : [toMembers(content)];
}
