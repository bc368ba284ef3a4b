import { ownMember } from './own-member.ts';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** The content of an element: text, elements by name (attributes by `@name`), or a list, which repeats the element. */
export type XmlValue =
  | string
  | number
  | boolean
  | bigint
  | Date
  | undefined
  | readonly XmlValue[]
  | { readonly [element: string]: XmlValue };

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** A whole document. Members that are `undefined` are left out. */
export function renderXml(root: string, value: XmlValue, namespace?: string): string {
  const attributes = namespace === undefined ? '' : ` xmlns="${escapeXml(namespace)}"`;
  return `${DECLARATION}<${root}${attributes}>${renderContent(value)}</${root}>`;
}

function renderElement(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (isList(value)) return value.map((item) => renderElement(name, item)).join('');
  return `<${name}${renderAttributes(value)}>${renderContent(value)}</${name}>`;
}

/** Members that begin with `@` are attributes. */
function renderAttributes(value: XmlValue): string {
  if (typeof value !== 'object' || value instanceof Date || isList(value)) return '';
  let attributes = '';
  for (const name in value)
    if (name.startsWith('@')) attributes += ` ${name.slice(1)}="${renderContent(value[name])}"`;
  return attributes;
}

function renderContent(value: XmlValue): string {
  if (typeof value === 'string') return escapeXml(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return value === undefined ? '' : String(value);
  if (isList(value)) return value.map(renderContent).join('');
  let content = '';
  for (const name in value) if (!name.startsWith('@')) content += renderElement(name, value[name]);
  return content;
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
// A parser would turn a bare carriage return into a line feed, and takes no other control character at all.

const SPECIAL = /[&<>"\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;

export function escapeXml(text: string): string {
  return text.replace(
    SPECIAL,
    (character) => ESCAPES[character] ?? `&#x${character.charCodeAt(0).toString(16)};`,
  );
}

/** Elements by name without their prefixes; text as a string; a repeated element as a list. */
export type ParsedXml = string | ParsedXml[] | { [element: string]: ParsedXml };

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  // The library knows no numeric references, and would read a carriage return among them as a line feed.
  processEntities: false,
});

/** Throws a `SyntaxError` for what is not well formed, or has a document type (whose entities could grow without end). */
export function parseXml(text: string): Record<string, ParsedXml> {
  const validity = XMLValidator.validate(text);
  if (validity !== true) throw new SyntaxError(`The XML is not well formed: ${validity.err.msg}`);
  if (text.includes('<!DOCTYPE')) throw new SyntaxError('XML with a document type is refused.');
  const escaped = text.replace(CDATA, (_section, content: string) => escapeXml(content));
  return readable(parseElements(escaped)) as Record<string, ParsedXml>;
}

/** The library refuses names such as `constructor`, and elements that are nested too deep. */
function parseElements(text: string): ParsedXml {
  try {
    return parser.parse(text) as ParsedXml;
  } catch (cause) {
    throw new SyntaxError(`The XML cannot be read: ${(cause as Error).message}`, { cause });
  }
}

/** Without indentation, references as the characters that they stand for. */
function readable(value: ParsedXml): ParsedXml {
  if (typeof value === 'string') return unescapeXml(value);
  if (Array.isArray(value)) return value.map(readable);
  const elements = Object.entries(value).filter(([name]) => name !== '#text');
  return Object.fromEntries(elements.map(([name, content]) => [name, readable(content)]));
}

const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g;
const REFERENCE = /&([^;&]*);?/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Named and numeric references: Go writes `&#34;` where others write `&quot;`. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (reference, name: string) => {
    const character = reference.endsWith(';') ? (ownMember(NAMED, name) ?? numbered(name)) : undefined;
    if (character === undefined) throw new SyntaxError(`The XML has an unknown reference: ${reference}`);
    return character;
  });
}

function numbered(name: string): string | undefined {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
