import { ExplainedError } from '@scones/explained-error';

type EmulatorErrorCode =
  | 'PORT_TAKEN'
  | 'PORT_REFUSED'
  | 'FOLDER_IN_USE'
  | 'FOLDER_UNUSABLE'
  | 'FOLDER_DAMAGED'
  | 'ROOT_KEY_UNREADABLE'
  | 'OTHER_ROOT_KEY'
  | 'RUNTIME_MISSING'
  | 'MOCKS_UNUSABLE';

/** The reason why the emulator, or a program of it, can't start, and how to correct it. */
export class EmulatorError extends ExplainedError<EmulatorErrorCode> {
  override readonly name = 'EmulatorError';
}
