import {
  type PreparedPicture,
  preparePicture,
  type ReadPicture,
  UnreadablePicture,
} from '@scones/image-dataset';
import { PICTURE_LIMIT_BYTES } from '@scones/workflow';
import type { LeftOut } from './staged-dataset.ts';

/** A picture as the workflow takes it, or what is wrong with it. */
export async function prepare({ listed, content }: ReadPicture): Promise<PreparedPicture | LeftOut> {
  try {
    return await preparePicture(await content(), PICTURE_LIMIT_BYTES);
  } catch (error) {
    if (!(error instanceof UnreadablePicture)) throw error;
    return { origin: listed.origin, reason: error.message };
  }
}
