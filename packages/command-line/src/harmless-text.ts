/** Colours and weights, which our own palettes set; they can neither move the cursor nor make the terminal answer. */
const STYLE = /^\u001b\[[\d;]*m/;
const LONGEST_STYLE = 20;
/** Control characters but the tab and the line's end, and characters that turn the direction of what follows. */
const HARMFUL = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text as a terminal may show it. Names, log lines and errors are other people's, who could move the cursor by them,
 * rename the window or have the terminal type something; such characters are shown as `�`.
 */
export function harmlessText(text: string): string {
  const lines = text.replaceAll('\r\n', '\n');
  return lines.replaceAll(HARMFUL, (character, at: number) =>
    STYLE.test(lines.slice(at, at + LONGEST_STYLE)) ? character : '\ufffd',
  );
}
