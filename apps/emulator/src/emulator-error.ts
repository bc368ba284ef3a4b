import { ExplainedError } from '@scones/explained-error';

type EmulatorErrorCode =
  'PORT_TAKEN' | 'PORT_REFUSED' | 'FOLDER_IN_USE' | 'FOLDER_UNUSABLE' | 'RUNTIME_MISSING';

/** Why the emulator can't start, and what mends it. */
export class EmulatorError extends ExplainedError<EmulatorErrorCode> {
  override readonly name = 'EmulatorError';
}
