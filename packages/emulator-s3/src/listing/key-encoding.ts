/** Keys in listings with `encoding-type=url`, as Java's URLEncoder writes them, but with the slash unchanged. */
export function keyEncoder(
  encodingType: 'url' | undefined,
): <Text extends string | undefined>(text: Text) => Text {
  return encodingType === undefined
    ? (text) => text
    : (text) => (text === undefined ? text : encode(text)) as typeof text;
}

function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
    .replaceAll('%2F', '/');
}
