import { AwsError } from '@scones/emulator-core';

/** Removes a thing. One that is gone already is no error. */
export async function unlessGone(code: string, removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== code) throw error;
  }
}

/** For services that answer one code for all that a request has wrong. */
export async function unlessGoneSaying(words: string, removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (!(error instanceof AwsError) || !error.message.includes(words)) throw error;
  }
}
