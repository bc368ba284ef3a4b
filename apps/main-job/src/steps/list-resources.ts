import { z } from 'zod';

const resources = z.array(z.object({ kind: z.string(), name: z.string() }));

/** Everything in the emulator's account, each as a kind and a name. The console's address has the key to the list. */
export async function listResources(consoleUrl: string): Promise<string[]> {
  const { origin, search } = new URL(consoleUrl);
  const reply = await fetch(new URL(`/_emulator/resources${search}`, origin));
  if (!reply.ok) throw new Error(`The emulator does not list its resources: ${await reply.text()}`);
  return resources.parse(await reply.json()).map(({ kind, name }) => `${kind} ${name}`);
}
