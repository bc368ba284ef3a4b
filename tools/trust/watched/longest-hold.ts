/** No request of ordinary size may hold the event loop for longer, in milliseconds of its thread's time. */
export const LONGEST_HOLD = 50;
