import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** What an element may hold: text, elements by name, or a list, which repeats the element. */
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
  return `<${name}>${renderContent(value)}</${name}>`;
}

function renderContent(value: XmlValue): string {
  if (typeof value === 'string') return escapeXml(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return value === undefined ? '' : String(value);
  if (isList(value)) return value.map(renderContent).join('');
  let content = '';
  for (const name in value) content += renderElement(name, value[name]);
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

/** Elements by name without their prefixes; text as a string; what stands several times, as a list. */
export type ParsedXml = string | ParsedXml[] | { [element: string]: ParsedXml };

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
});

/** Throws a `SyntaxError` for what is not well formed, or has a document type (whose entities could grow without end). */
export function parseXml(text: string): Record<string, ParsedXml> {
  const validity = XMLValidator.validate(text);
  if (validity !== true) throw new SyntaxError(`The XML is not well formed: ${validity.err.msg}`);
  if (text.includes('<!DOCTYPE')) throw new SyntaxError('XML with a document type is refused.');
  return withoutIndentation(parser.parse(text) as ParsedXml) as Record<string, ParsedXml>;
}

function withoutIndentation(value: ParsedXml): ParsedXml {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(withoutIndentation);
  const elements = Object.entries(value).filter(([name]) => name !== '#text');
  return Object.fromEntries(elements.map(([name, content]) => [name, withoutIndentation(content)]));
}
