/** Why the emulator can't start, and what mends it. */
export class EmulatorError extends Error {
  readonly code: 'PORT_TAKEN' | 'PORT_REFUSED' | 'FOLDER_IN_USE' | 'FOLDER_UNUSABLE' | 'RUNTIME_MISSING';
  readonly hint: string;

  constructor(code: EmulatorError['code'], message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EmulatorError';
    this.code = code;
    this.hint = hint;
  }
}
