/** Documents are answered percent-encoded as RFC 3986 has it, which is more than `encodeURIComponent` does. */
export function encodeDocument(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
