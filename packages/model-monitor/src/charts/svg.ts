export interface Size {
  readonly width: number;
  readonly height: number;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Makes any text safe inside an element or a quoted attribute, of SVG and HTML alike. */
export function escapeText(text: string): string {
  const safe: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  // Control characters are not allowed in XML at all.
  const printable = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd');
  return printable.replaceAll(/[&<>"']/g, (character) => safe[character]!);
}

/** An element with children that are markup already. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? shortNumber(value) : escapeText(value!)}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

export function text(content: string, attributes: Attributes): string {
  return element('text', attributes, escapeText(content));
}

/** A chain of lines through the points. */
export function polyline(points: readonly (readonly [number, number])[], className: string): string {
  const written = points.map(([x, y]) => `${shortNumber(x)},${shortNumber(y)}`).join(' ');
  return element('polyline', { points: written, class: className });
}

/** Two decimals at most: enough for a screen, and the same on every machine. */
function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}
