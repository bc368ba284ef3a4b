/** A resource takes some milliseconds, since its stack is written again. */
const RESOURCES_A_TURN = 3;

/** To be awaited after each resource, counted from 0: every few of them, other requests are answered. */
export async function othersTurn(index: number): Promise<void> {
  if (index % RESOURCES_A_TURN === RESOURCES_A_TURN - 1)
    await new Promise((resolve) => setImmediate(resolve));
}
