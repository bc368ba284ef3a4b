const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const NONE = /\p{Mn}|\p{Cf}/u;

/** How many columns of a terminal a text takes: an ideograph or an emoji takes two, an accent none. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + letterWidth(letter), 0);
}

function letterWidth(letter: string): number {
  if (NONE.test(letter)) return 0;
  return WIDE.test(letter) ? 2 : 1;
}

/** The text on one line, at most that many columns wide. A text that is cut ends in `…`. */
export function cutTo(text: string, columns: number): string {
  const line = oneLine(text);
  if (textWidth(line) <= columns) return line;
  let [kept, width] = ['', 0];
  for (const letter of line) {
    width += letterWidth(letter);
    if (width > columns - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

/** Names and causes are the user's: control characters in them must not reach the terminal. */
function oneLine(text: string): string {
  return text.replaceAll(/[^\S ]+/g, ' ').replaceAll(/\p{Cc}/gu, '\ufffd');
}

export function padTo(text: string, columns: number, side: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(columns - textWidth(text), 0));
  return side === 'left' ? `${text}${space}` : `${space}${text}`;
}
