import { z } from 'zod';

const resources = z.array(z.object({ kind: z.string(), name: z.string() }));

/** Everything in the emulator's account, each as a kind and a name. */
export async function listResources(endpoint: string): Promise<string[]> {
  const reply = await fetch(new URL('/_emulator/resources', endpoint));
  if (!reply.ok) throw new Error(`The emulator does not list its resources: ${await reply.text()}`);
  return resources.parse(await reply.json()).map(({ kind, name }) => `${kind} ${name}`);
}
