/** Metadata travels in headers, which are ASCII: other text is encoded (RFC 2047), one word each, as S3 does. */
const ENCODED_WORD = /^=\?utf-8\?([bq])\?(.*)\?=$/i;

/** The text of a header. Node gives its bytes as Latin-1, which are decoded as UTF-8 where they are valid UTF-8. */
export function decodeMetadata(header: string): string {
  const [, encoding, word] = ENCODED_WORD.exec(header) ?? [];
  if (encoding === undefined || word === undefined) return Buffer.from(header, 'latin1').toString('utf8');
  return (encoding.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : fromQuotedWord(word)).toString(
    'utf8',
  );
}

function fromQuotedWord(word: string): Buffer {
  const text = word
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)));
  return Buffer.from(text, 'latin1');
}

const PLAIN = /^[\t\x20-\x7e]*$/;

/**
 * Unchanged where it is ASCII, otherwise one encoded word: quoted-printable when most of it is readable, else base64.
 */
export function encodeMetadata(text: string): string {
  if (PLAIN.test(text)) return text;
  const characters = [...text];
  const plain = characters.filter((character) => PLAIN.test(character)).length;
  if (plain <= characters.length - plain) return `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
  return `=?UTF-8?Q?${[...Buffer.from(text)].map(quotedByte).join('')}?=`;
}

function quotedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === ' ') return '_';
  const isPlain = byte > 0x20 && byte < 0x7f && !'=_?'.includes(character);
  return isPlain ? character : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
