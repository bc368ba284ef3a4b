/** A definition's text that begins with its first state. */
export function machine(states: object, start = Object.keys(states)[0]): string {
  return JSON.stringify({ StartAt: start, States: states });
}
