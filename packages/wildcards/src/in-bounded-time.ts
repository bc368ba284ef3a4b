import { createContext, Script } from 'node:vm';

/** Work took longer than it may, such as a regular expression that goes through the same text again and again. */
export class TookTooLong extends Error {
  constructor() {
    super(`The work takes more than ${LONGEST_MILLISECONDS} ms.`);
    this.name = 'TookTooLong';
  }
}

const LONGEST_MILLISECONDS = 15;
/** A busy machine can let a thread wait for longer than its work takes: then it is tried again. */
const MOST_TRIES = 50;

const context = createContext({ work: undefined as unknown });
const script = new Script('work()');

/**
 * What the work answers. Throws `TookTooLong` when it takes more than 15 ms, as a user's regular expression may: nothing
 * else runs meanwhile. The work is broken off anywhere, without its `finally`, so it may only look at things.
 */
export function inBoundedTime<Answer>(work: () => Answer): Answer {
  const begun = process.threadCpuUsage();
  for (let tries = 1; ; tries++) {
    try {
      context['work'] = work;
      return script.runInContext(context, { timeout: LONGEST_MILLISECONDS }) as Answer;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      const { user, system } = process.threadCpuUsage(begun);
      const hadItsTime = (user + system) / 1000 > LONGEST_MILLISECONDS / 2;
      if (hadItsTime || tries === MOST_TRIES) throw new TookTooLong();
    } finally {
      context['work'] = undefined;
    }
  }
}
