import { type EmulatorRequest, errorTable } from '@scones/emulator-core';
import { z } from 'zod';
import type { EmulatorTime } from './emulator-time.ts';

const errors = errorTable({
  InvalidAdvance: {
    status: 400,
    message:
      'The clock takes a JSON object with advanceSeconds, a number from 0 to {limit}, and nothing else.',
  },
});

/** Ten years: what keeps the time of day, as a certificate does, may not understand a later one. */
const MOST_SECONDS = 10 * 366 * 24 * 3600;
const advanceSchema = z.strictObject({ advanceSeconds: z.number().min(0).max(MOST_SECONDS) });

/** `GET` says what time it is for executions; `POST` moves all time forward, and answers when all that was due has begun. */
export function clockPage({ executions, advance }: EmulatorTime): {
  GET: () => object;
  POST: (request: EmulatorRequest) => Promise<object>;
} {
  const now = (): object => ({ now: new Date(executions.clock.now()).toISOString() });
  return {
    GET: now,
    async POST(request) {
      const { advanceSeconds } = readAdvance((await request.bytes()).toString());
      await advance(advanceSeconds * 1000);
      return now();
    },
  };
}

function readAdvance(text: string): z.output<typeof advanceSchema> {
  const parsed = advanceSchema.safeParse(parseJson(text));
  if (!parsed.success) throw errors.InvalidAdvance({ limit: MOST_SECONDS });
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw errors.InvalidAdvance({ limit: MOST_SECONDS }, { cause });
  }
}
