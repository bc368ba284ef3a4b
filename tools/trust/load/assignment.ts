import { z } from 'zod';

/** What a process of clients is to do. */
export const assignment = z.object({
  url: z.string(),
  seed: z.number(),
  /** The numbers of its clients, each of which has a part of the seed of its own. */
  clients: z.array(z.number()),
  /** Each client does everything once, and goes on so long. */
  seconds: z.number(),
});

export type Assignment = z.infer<typeof assignment>;
