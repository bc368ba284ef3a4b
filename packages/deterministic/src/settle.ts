/** Two turns of the event loop: enough for every promise that is already resolved to be acted on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
}
