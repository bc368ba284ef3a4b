/** An empty text is a list of one empty item. */
export function listOf(text: string): string[] {
  return text.split(',').map((item) => item.trim());
}
